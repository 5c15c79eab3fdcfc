package com.iteradynamics.app;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.execution.ModelSource;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.research.honesty.Decisions;
import com.iteradynamics.research.honesty.Finding;
import com.iteradynamics.research.honesty.Subject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

  /** Whether a strategy before was told of: an empty line keeps the next one apart. */
  private boolean toldAny;

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

  /** A span of a tape, and who walks over it with which model. */
  record Walk(Configuration configuration, Subject subject, LabModel model, LabSpan span) {}

  /** Checks one strategy. */
  abstract Outcome check(Walk walk);

  /** Refuses options that cannot be. */
  void validate() {}

  @Override
  public final Integer call() {
    validate();
    List<Map<String, Object>> maps = new ArrayList<>();
    boolean passed = true;
    for (Walk walk : walks()) {
      Outcome outcome = check(walk);
      passed &= outcome.passed();
      if (json) {
        maps.add(map(walk, outcome));
      } else {
        tell(walk, outcome);
      }
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

  /**
   * What comparisons came to.
   *
   * @param decisions at how many hours something else was decided than in the one before; without
   *     any, equal answers show nothing
   */
  static Outcome outcome(
      List<Finding> findings,
      Decisions decisions,
      String clean,
      String caught,
      Map<String, Object> more) {
    boolean equal = findings.stream().allMatch(Finding::passed);
    boolean passed = equal && decisions.most() > 0;
    List<String> lines = new ArrayList<>(CheckFindings.lines(findings));
    lines.add("");
    lines.add(decided(decisions));
    if (!equal) {
      lines.add("caught: " + caught);
    } else if (passed) {
      lines.add("clean: " + clean);
    }
    Map<String, Object> map = new LinkedHashMap<>(more);
    map.put("decisions", decisions.most());
    map.put("strategy_decisions", decisions.strategy());
    map.put("findings", CheckFindings.maps(findings));
    return new Outcome(passed, lines, map);
  }

  /** How much was compared, and of whom. */
  private static String decided(Decisions decisions) {
    return decisions.regime() > 0 && decisions.strategy() == 0
        ? decided(decisions.most()) + ", all of the regime: the strategy decided nothing"
        : decided(decisions.most());
  }

  /** How much was compared. */
  static String decided(long decisions) {
    return decisions == 0
        ? "nothing was decided: not tested"
        : String.format(
            Locale.ROOT, "%,d decision%s compared", decisions, decisions == 1 ? "" : "s");
  }

  /** A walk for each strategy that was asked for, all over the same candles. */
  private List<Walk> walks() {
    List<String[]> settings =
        tape.strategy().filter(ALL::equals).isPresent()
            ? Configuration.jars(values(), around().folder()).strategies().ids().stream()
                .map(tape::settings)
                .toList()
            : List.<String[]>of(tape.settings());
    List<Configuration> configurations = settings.stream().map(this::configuration).toList();
    Configuration first = forLab(configurations.getFirst());
    CandleSeries candles = tape.read(this, first.runtime().productId());
    LabSpan over = span.of(this, candles);
    LabModel model = LabModel.of(this, first, tape, over);
    List<Walk> walks = new ArrayList<>();
    for (int i = 0; i < settings.size(); i++) {
      String[] own = settings.get(i);
      Configuration configuration = configurations.get(i);
      Subject subject =
          new Subject(
              () -> Cycle.of(configuration(own), BookKey.PAPER, ModelSource.of(model.forecaster())),
              configuration.paper());
      walks.add(new Walk(configuration, subject, model, over));
    }
    return walks;
  }

  private static Map<String, Object> map(Walk walk, Outcome outcome) {
    LabSpan over = walk.span();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("strategy", walk.configuration().strategyId());
    map.put("product_id", over.candles().productId());
    map.put("from", over.candles().openTime(over.start()).toString());
    map.put("to", over.candles().openTime(over.end() - 1).toString());
    map.put("hours", over.hours());
    walk.model().addTo(map);
    map.put("passed", outcome.passed());
    map.putAll(outcome.map());
    return map;
  }

  private void tell(Walk walk, Outcome outcome) {
    LabSpan over = walk.span();
    PrintWriter out = around().out();
    if (toldAny) {
      out.println();
    }
    toldAny = true;
    out.printf(
        Locale.ROOT,
        "%s on %s, %s to %s, %s%n",
        walk.configuration().strategyId(),
        over.candles().productId(),
        over.candles().openTime(over.start()),
        over.candles().openTime(over.end() - 1),
        Counts.of(over.hours(), "hour"));
    walk.model().words().ifPresent(words -> out.println("model " + words));
    out.println();
    outcome.lines().forEach(out::println);
    out.flush();
  }
}
