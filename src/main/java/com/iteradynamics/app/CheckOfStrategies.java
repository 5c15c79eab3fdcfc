package com.iteradynamics.app;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.research.honesty.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands below {@code check} have in common: one strategy after the other. */
abstract class CheckOfStrategies extends ArgusCommand {
  private static final String ALL = "all";

  @Mixin private TapeOptions tape;
  @Mixin private SpanOptions span;

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

  CheckOfStrategies(Surroundings around) {
    super(around);
  }

  /**
   * What came of the check of one strategy.
   *
   * @param passed whether nothing was found
   * @param lines for a person
   * @param map for a program
   */
  record Outcome(boolean passed, List<String> lines, Map<String, Object> map) {}

  /** A span of a tape, and who walks over it. */
  record Walk(Subject subject, CandleSeries tape, int start, int end) {}

  /** Checks one strategy. */
  abstract Outcome check(Walk walk);

  /** Refuses options that cannot be. */
  abstract void validate();

  @Override
  public final Integer call() {
    validate();
    List<Map<String, Object>> maps = new ArrayList<>();
    CandleSeries candles = null;
    boolean passed = true;
    for (String id : strategies()) {
      String[] settings = id == null ? tape.settings() : tape.settings(id);
      Configuration configuration = configuration(settings);
      if (candles == null) {
        configuration.notices().forEach(this::notice);
        candles = tape.read(this, configuration.runtime().productId());
      } else if (!json) {
        around().out().println();
      }
      Outcome outcome = check(walk(settings, configuration, candles));
      passed &= outcome.passed();
      tell(configuration, candles, outcome, maps);
    }
    if (json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("passed", passed);
      answer.put("strategies", maps);
      around().out().print(Json.writePretty(answer));
    }
    return passed ? 0 : 1;
  }

  /** Tells how many steps are done, and how long the others take. */
  final Progress progress(int steps) {
    return new Progress(around(), steps);
  }

  private List<String> strategies() {
    if (tape.strategy().filter(ALL::equals).isPresent()) {
      return Configuration.jars(values(), around().folder()).strategies().ids();
    }
    return tape.strategy().map(List::of).orElseGet(() -> Arrays.asList((String) null));
  }

  private Walk walk(String[] settings, Configuration configuration, CandleSeries candles) {
    Subject subject =
        new Subject(() -> Cycle.onPaper(configuration(settings)), configuration.paper());
    return new Walk(subject, candles, span.start(candles), span.end(candles));
  }

  private void tell(
      Configuration configuration,
      CandleSeries candles,
      Outcome outcome,
      List<Map<String, Object>> maps) {
    int start = span.start(candles);
    int end = span.end(candles);
    if (json) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("strategy", configuration.strategyId());
      map.put("product_id", candles.productId());
      map.put("from", candles.openTime(start).toString());
      map.put("to", candles.openTime(end - 1).toString());
      map.put("hours", end - start);
      map.put("passed", outcome.passed());
      map.putAll(outcome.map());
      maps.add(map);
      return;
    }
    around()
        .out()
        .printf(
            "%s on %s, %s to %s, %d hours%n%n",
            configuration.strategyId(),
            candles.productId(),
            candles.openTime(start),
            candles.openTime(end - 1),
            end - start);
    outcome.lines().forEach(around().out()::println);
    around().out().flush();
  }
}
