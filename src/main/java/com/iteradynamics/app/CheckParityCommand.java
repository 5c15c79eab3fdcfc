package com.iteradynamics.app;

import com.iteradynamics.research.honesty.Finding;
import com.iteradynamics.research.honesty.ParityCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** Whether what is tested is what trades. */
@Command(
    name = "parity",
    description = {
      "Checks that the live cycle and the lab leave equal records.",
      "On the live side every tick computes both layers from 1,500 candles of its own, and the process is",
      "a new one every 24 ticks. The lab walks over the tape once. The records of all hours are compared,",
      "every character, and so is the equity of a backtest at every close. --strategy all takes all of",
      "them. Exits with 1 when anything differs."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus check parity --sample",
      "  ./argus check parity --candles btcusd.csv.gz --strategy sg_regime_trend_v1 --from 2024-01-01"
    })
final class CheckParityCommand extends CheckOfStrategies {

  CheckParityCommand(Surroundings around) {
    super(around);
  }

  @Override
  void validate() {}

  @Override
  Outcome check(Walk walk) {
    if (walk.end() - walk.start() < 2) {
      throw CommandFailure.failed("a span of one candle cannot be traded in");
    }
    ParityCheck check = new ParityCheck(walk.subject(), walk.tape(), walk.start(), walk.end());
    Progress progress = progress(check.steps());
    List<Finding> findings = check.run(progress::at);
    progress.done();
    boolean passed = findings.stream().allMatch(Finding::passed);
    List<String> lines = new ArrayList<>(CheckFindings.lines(findings));
    lines.add("");
    lines.add(
        passed
            ? "clean: what the lab tests is what the live cycle does"
            : "caught: what the lab tests is not what the live cycle does");
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("findings", CheckFindings.maps(findings));
    return new Outcome(passed, lines, map);
  }
}
