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
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Document.Place;
import com.iteradynamics.document.Facts;
import com.iteradynamics.document.Part;
import com.iteradynamics.document.Prose;
import com.iteradynamics.execution.port.ModelSource;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.FineCandles;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.research.validation.CheckedStrategy;
import com.iteradynamics.wiring.Cycle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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

  @Mixin private CandleOptions source;
  @Mixin private SpanOptions span;
  @Mixin private CostOptions costs;

  @Mixin private ReportOption page;

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

  StrategyCheckCommand(CommandContext context) {
    super(context);
  }

  /** A span of a candle history, and the strategy and model that run over it. */
  record CheckRun(
      Configuration configuration, CheckedStrategy subject, LabModel model, LabSpan span) {}

  /** Checks one strategy. */
  abstract CheckOutcome check(CheckRun run);

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
      CheckOutcome outcome = check(run);
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

  /** A run for each strategy that was asked for, all over the same candles. */
  private List<CheckRun> runs() {
    List<String[]> settings =
        source.strategy().filter(ALL::equals).isPresent()
            ? Configuration.jars(values(), context().folder()).strategies().ids().stream()
                .map(id -> costs.with(source.settings(id)))
                .toList()
            : List.<String[]>of(costs.with(source.settings()));
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

  private static Map<String, Object> map(CheckRun run, CheckOutcome outcome) {
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
  private static Block block(CheckRun run, CheckOutcome outcome) {
    LabSpan over = run.span();
    List<String> head = new ArrayList<>();
    head.add(over.words(run.configuration().strategyId()));
    head.addAll(run.model().lines());
    head.add("");
    List<Part> parts = new ArrayList<>();
    parts.add(new Prose(run.configuration().strategyId(), head));
    parts.addAll(outcome.parts());
    return new Block(Place.BOTH, parts);
  }
}
