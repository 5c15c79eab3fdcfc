package com.iteradynamics.app;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Document.Place;
import com.iteradynamics.document.Facts;
import com.iteradynamics.document.Part;
import com.iteradynamics.document.Prose;
import com.iteradynamics.execution.ModelSource;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.research.honesty.Decisions;
import com.iteradynamics.research.honesty.Finding;
import com.iteradynamics.research.honesty.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands below {@code check} have in common: one strategy after the other. */
abstract class CheckOfStrategies extends ArgusCommand {
  private static final String ALL = "all";

  @Mixin private TapeOptions tape;
  @Mixin private SpanOptions span;

  @Mixin private ReportOption page;

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

  CheckOfStrategies(Surroundings around) {
    super(around);
  }

  /**
   * What came of the check of one strategy.
   *
   * @param passed whether nothing was found
   * @param parts for a person
   * @param map for a program
   */
  record Outcome(boolean passed, List<Part> parts, Map<String, Object> map) {}

  /** A span of a tape, and who walks over it with which model. */
  record Walk(Configuration configuration, Subject subject, LabModel model, LabSpan span) {}

  /** Checks one strategy. */
  abstract Outcome check(Walk walk);

  /** Refuses options that cannot be. */
  void validate() {}

  @Override
  public final Integer call() {
    validate();
    Optional<OutputFile> report = page.file(around());
    List<Map<String, Object>> maps = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    boolean passed = true;
    for (Walk walk : walks()) {
      Outcome outcome = check(walk);
      passed &= outcome.passed();
      maps.add(map(walk, outcome));
      Block told = block(walk, outcome);
      if (!json) {
        around().out().print(blocks.isEmpty() ? "" : "\n");
        around().print(Document.text(told));
        around().out().flush();
      }
      blocks.add(told);
    }
    if (json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("passed", passed);
      answer.put("strategies", maps);
      around().out().print(Json.writePretty(answer));
    }
    report.ifPresent(to -> to.write(document(blocks, maps.getFirst())));
    return passed ? 0 : 1;
  }

  private Document document(List<Block> blocks, Map<String, Object> first) {
    List<Block> all = new ArrayList<>(blocks);
    Map<String, String> facts = new LinkedHashMap<>();
    first.forEach((name, value) -> facts.put(name.replace('_', ' '), String.valueOf(value)));
    facts.keySet().removeAll(Set.of("strategy", "passed", "findings", "lengths", "first"));
    all.add(Block.page(Facts.of("How to make it again", facts)));
    return new Document(
        "Check: " + getClass().getAnnotation(Command.class).name(),
        getClass().getAnnotation(Command.class).description()[0],
        all,
        tape.caveats(),
        "USD");
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
    List<String> lines = new ArrayList<>(List.of("", decided(decisions)));
    if (!equal) {
      lines.add("caught: " + caught);
    } else if (passed) {
      lines.add("clean: " + clean);
    }
    Map<String, Object> map = new LinkedHashMap<>(more);
    map.put("decisions", decisions.most());
    map.put("strategy_decisions", decisions.strategy());
    map.put("findings", CheckFindings.maps(findings));
    return new Outcome(passed, List.of(CheckFindings.table(findings), Prose.of(lines)), map);
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

  /** What is said of a strategy, whose section it is on a page. */
  private static Block block(Walk walk, Outcome outcome) {
    LabSpan over = walk.span();
    List<String> head = new ArrayList<>();
    head.add(
        String.format(
            Locale.ROOT,
            "%s on %s, %s to %s, %s",
            walk.configuration().strategyId(),
            over.candles().productId(),
            over.candles().openTime(over.start()),
            over.candles().openTime(over.end() - 1),
            Counts.of(over.hours(), "hour")));
    walk.model().words().ifPresent(words -> head.add("model " + words));
    head.add("");
    List<Part> parts = new ArrayList<>();
    parts.add(new Prose(walk.configuration().strategyId(), head));
    parts.addAll(outcome.parts());
    return new Block(Place.BOTH, parts);
  }
}
