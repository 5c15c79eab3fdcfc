package com.iteradynamics.cli.lab;

import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CandleOptions;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.LabSpan;
import com.iteradynamics.cli.OutputFile;
import com.iteradynamics.cli.Progress;
import com.iteradynamics.cli.ReportOption;
import com.iteradynamics.cli.SpanOptions;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Document.Place;
import com.iteradynamics.document.Facts;
import com.iteradynamics.document.Figure;
import com.iteradynamics.document.Part;
import com.iteradynamics.document.Prose;
import com.iteradynamics.document.Table;
import com.iteradynamics.document.Unit;
import com.iteradynamics.execution.port.ModelSource;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.FineCandles;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.research.validation.CheckFinding;
import com.iteradynamics.research.validation.CheckedStrategy;
import com.iteradynamics.research.validation.DecisionCounts;
import com.iteradynamics.research.validation.Difference;
import com.iteradynamics.wiring.Cycle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands below {@code check} have in common: one strategy after the other. */
abstract class StrategyCheckCommand extends ArgusCommand {
  private static final String ALL = "all";

  private static final Figure<CheckFinding> COMPARED =
      Figure.of("compared", "compared", "", Unit.COUNT, CheckFinding::compared);

  private static final List<Figure<CheckFinding>> OF_A_FINDING =
      List.of(
          Figure.file("what", CheckFinding::what),
          COMPARED,
          Figure.file("different", CheckFinding::different));

  private static final List<Figure<Difference>> OF_A_DIFFERENCE =
      List.of(
          Figure.file("run", Difference::run),
          Figure.file("asof_ts", it -> it.asof().toString()),
          Figure.file("field", Difference::field),
          Figure.file("known", Difference::known),
          Figure.file("found", Difference::found));

  @Mixin private CandleOptions.OfLab source;
  @Mixin private SpanOptions span;

  @Mixin private ReportOption page;

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

  StrategyCheckCommand(CommandContext context) {
    super(context);
  }

  /**
   * The result of the check of one strategy.
   *
   * @param passed whether nothing was found
   * @param parts for a person
   * @param map for a program
   */
  record Outcome(boolean passed, List<Part> parts, Map<String, Object> map) {}

  /** A span of a candle history, and the strategy and model that run over it. */
  record CheckRun(
      Configuration configuration, CheckedStrategy subject, LabModel model, LabSpan span) {}

  /** Checks one strategy. */
  abstract Outcome check(CheckRun run);

  /** Candles within the hours of what is checked; empty where hours are enough. */
  Optional<FineCandles> within(Configuration configuration, LabSpan over) {
    return Optional.empty();
  }

  /** Why it cannot be checked over these candles; empty when it can. */
  Optional<String> uncheckable(CheckRun run) {
    return Optional.empty();
  }

  /** Refuses options that cannot be. */
  void validate() {}

  @Override
  public final Integer call() {
    validate();
    Optional<OutputFile> report = page.file(context());
    List<Map<String, Object>> maps = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    boolean passed = true;
    for (CheckRun run : checkable(runs())) {
      Outcome outcome = check(run);
      passed &= outcome.passed();
      maps.add(map(run, outcome));
      Block told = block(run, outcome);
      if (!json) {
        context().out().print(blocks.isEmpty() ? "" : "\n");
        context().print(Document.text(told));
        context().out().flush();
      }
      blocks.add(told);
    }
    if (json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("passed", passed);
      answer.put("strategies", maps);
      context().out().print(Json.writePretty(answer));
    }
    report.ifPresent(to -> to.write(document(blocks, maps.getFirst())));
    return passed ? 0 : 1;
  }

  private Document document(List<Block> blocks, Map<String, Object> first) {
    List<Block> all = new ArrayList<>(blocks);
    Map<String, String> facts = new LinkedHashMap<>();
    first.forEach((name, value) -> facts.put(name.replace('_', ' '), String.valueOf(value)));
    facts.keySet().removeAll(Set.of("strategy", "passed", "findings", "lengths", "first"));
    all.add(Block.page(Facts.of("How to reproduce", facts)));
    return new Document(
        "Check: " + getClass().getAnnotation(Command.class).name(),
        getClass().getAnnotation(Command.class).description()[0],
        all,
        source.caveats(),
        "USD");
  }

  /** What {@code work} comes to, which tells how many of its steps are done. */
  final <T> T watched(int steps, Function<IntConsumer, T> work) {
    Progress progress = new Progress(context(), steps);
    T done = work.apply(progress::at);
    progress.done();
    return done;
  }

  /**
   * What comparisons came to.
   *
   * @param decisions at how many hours something else was decided than in the one before; without
   *     any, equal answers show nothing
   */
  static Outcome outcome(
      List<CheckFinding> findings,
      DecisionCounts decisions,
      String clean,
      String caught,
      Map<String, Object> more) {
    boolean equal = findings.stream().allMatch(CheckFinding::passed);
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
    map.put("findings", maps(findings));
    return new Outcome(passed, List.of(table(findings), Prose.of(lines)), map);
  }

  /** How much was compared, and of whom. */
  private static String decided(DecisionCounts decisions) {
    return decisions.regime() > 0 && decisions.strategy() == 0
        ? decided(decisions.most()) + ", all by the regime: the strategy made no decision"
        : decided(decisions.most());
  }

  /** How much was compared. */
  static String decided(long decisions) {
    return decisions == 0
        ? "no decision was made: not tested"
        : String.format(
            Locale.ROOT, "%,d decision%s compared", decisions, decisions == 1 ? "" : "s");
  }

  /** A run for each strategy that was asked for, all over the same candles. */
  private List<CheckRun> runs() {
    List<String[]> settings =
        source.strategy().filter(ALL::equals).isPresent()
            ? Configuration.jars(values(), context().folder()).strategies().ids().stream()
                .map(source::settings)
                .toList()
            : List.<String[]>of(source.settings());
    List<Configuration> configurations = settings.stream().map(this::configuration).toList();
    Configuration first = forLab(configurations.getFirst());
    CandleSeries candles = source.read(this, first.runtime().productId());
    LabSpan over = span.of(this, candles);
    LabModel model = LabModel.of(this, first, source, over);
    Optional<FineCandles> fine = within(first, over);
    List<CheckRun> runs = new ArrayList<>();
    for (int i = 0; i < settings.size(); i++) {
      String[] own = settings.get(i);
      Configuration configuration = configurations.get(i);
      CheckedStrategy subject =
          new CheckedStrategy(
              () ->
                  Cycle.of(configuration(own), BookKey.PAPER, ModelSource.of(model.forecaster()))
                      .with(model.feed().source()),
              configuration.paper(),
              fine);
      runs.add(new CheckRun(configuration, subject, model, over));
    }
    return runs;
  }

  /** Of several strategies those that can be checked; the others are told. */
  private List<CheckRun> checkable(List<CheckRun> runs) {
    List<CheckRun> checkable = runs.stream().filter(run -> uncheckable(run).isEmpty()).toList();
    if (checkable.isEmpty()) {
      throw CommandFailure.failed(uncheckable(runs.getFirst()).orElseThrow());
    }
    for (CheckRun run : runs) {
      uncheckable(run)
          .ifPresent(why -> notice(run.configuration().strategyId() + " is left out: " + why));
    }
    return checkable;
  }

  private static Map<String, Object> map(CheckRun run, Outcome outcome) {
    LabSpan over = run.span();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("strategy", run.configuration().strategyId());
    map.put("product_id", over.candles().productId());
    map.put("from", over.from().toString());
    map.put("to", over.to().toString());
    map.put("hours", over.hours());
    run.model().addTo(map);
    map.put("passed", outcome.passed());
    map.putAll(outcome.map());
    return map;
  }

  /** What is said of a strategy, whose section it is on a page. */
  private static Block block(CheckRun run, Outcome outcome) {
    LabSpan over = run.span();
    List<String> head = new ArrayList<>();
    head.add(over.words(run.configuration().strategyId()));
    run.model().words().ifPresent(words -> head.add("model " + words));
    head.add("");
    List<Part> parts = new ArrayList<>();
    parts.add(new Prose(run.configuration().strategyId(), head));
    parts.addAll(outcome.parts());
    return new Block(Place.BOTH, parts);
  }

  /** A row for each, and what differs first below it. */
  private static Table table(List<CheckFinding> findings) {
    List<Table.Row> rows = new ArrayList<>();
    for (CheckFinding finding : findings) {
      String differ =
          finding.passed() ? "" : String.format(Locale.ROOT, ": %,d differ", finding.different());
      rows.add(
          new Table.Row(
              finding.passed() ? "PASS" : "FAIL",
              List.of(COMPARED.cell(finding), Cell.words(finding.what() + differ))));
      finding.first().stream()
          .flatMap(first -> lines(first).stream())
          .forEach(line -> rows.add(Table.Row.of("", "", line)));
    }
    return new Table(
        "", "", List.of(Column.left(""), COMPARED.column(), Column.left("what")), rows);
  }

  /** Where two runs part. */
  static List<String> lines(Difference first) {
    return List.of(
        "first where the newest candle opened at " + first.asof() + ":",
        first.field() + " was " + first.known() + ",",
        first.run() + " it is " + first.found());
  }

  private static List<Map<String, Object>> maps(List<CheckFinding> findings) {
    List<Map<String, Object>> maps = new ArrayList<>();
    for (CheckFinding finding : findings) {
      Map<String, Object> map = Figure.json(OF_A_FINDING, finding);
      finding.first().ifPresent(first -> map.put("first", map(first)));
      maps.add(map);
    }
    return maps;
  }

  static Map<String, Object> map(Difference first) {
    return Figure.json(OF_A_DIFFERENCE, first);
  }
}
