package com.iteradynamics.app;

import com.iteradynamics.document.Facts;
import com.iteradynamics.document.Facts.Fact;
import com.iteradynamics.document.Prose;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.strategy.Strategies;
import com.iteradynamics.strategy.StrategyProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Whether regime engine and strategies do what they promise, on small made-up tapes. */
@Command(
    name = "smoke",
    description = {
      "Checks regime engine and every strategy on small made-up tapes.",
      "They run with their defaults; no store and no broker is touched. Exits with 1 when a check"
          + " fails."
    },
    footerHeading = "%nExample:%n",
    footer = "  ./argus smoke")
final class SmokeCommand extends ArgusCommand {

  SmokeCommand(Surroundings around) {
    super(around);
  }

  @Override
  public Integer call() {
    RegimeEngine engine = new RegimeEngine(RegimeParameters.defaults());
    List<Check> checks = new ArrayList<>(new SmokeRegime(engine).run());
    Strategies strategies = Configuration.jars(values(), around().folder()).strategies();
    for (StrategyProvider provider : strategies.all()) {
      checks.addAll(new SmokeStrategy(provider.id(), strategies, engine).run());
    }
    List<Fact> facts = new ArrayList<>();
    for (Check check : checks) {
      facts.add(new Fact(check.passed() ? "PASS" : "FAIL", check.name()));
      check.failure().ifPresent(found -> facts.add(new Fact("", found)));
    }
    long failed = checks.stream().filter(check -> !check.passed()).count();
    around()
        .print(new Facts("", facts), Prose.of(checks.size() + " checks, " + failed + " failed"));
    return failed == 0 ? 0 : 1;
  }

  /**
   * One thing that has to hold.
   *
   * @param name what has to hold
   * @param failure what was found instead; empty when it holds
   */
  record Check(String name, Optional<String> failure) {

    static Check that(String name, boolean holds, String otherwise) {
      return new Check(name, holds ? Optional.empty() : Optional.of(otherwise));
    }

    boolean passed() {
      return failure.isEmpty();
    }
  }
}
