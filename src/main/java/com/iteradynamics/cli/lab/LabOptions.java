package com.iteradynamics.cli.lab;

import com.iteradynamics.adapter.local.CandleCsv;
import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CandleOptions;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.LabSpan;
import com.iteradynamics.cli.Progress;
import com.iteradynamics.cli.SettingChoices;
import com.iteradynamics.cli.SpanOptions;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.FineCandles;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.research.Backtest;
import com.iteradynamics.research.Costs;
import com.iteradynamics.research.FillTime;
import com.iteradynamics.research.Fills;
import com.iteradynamics.research.LayerSignals;
import com.iteradynamics.research.ReferenceBacktest;
import com.iteradynamics.research.sweep.BacktestEngine;
import com.iteradynamics.strategy.StrategyWindow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Candles, span, costs and engine of a command of the lab. */
public final class LabOptions {
  private static final String GOVERNED = "governed";

  private static final List<String> ENGINES = List.of(GOVERNED, "reference");

  @Mixin private CandleOptions.OfLab source;
  @Mixin private SpanOptions span;
  @Mixin private CostOptions costs;

  @Option(
      names = "--engine",
      paramLabel = "governed|reference",
      defaultValue = GOVERNED,
      description = "What turns decisions into trades; default: ${DEFAULT-VALUE}.")
  private String engine;

  @Option(
      names = "--fill",
      paramLabel = "HOW",
      description =
          "How the governed engine fills in the next candle: at next-open or next-close; or maker or"
              + " maker-only: orders rest at the open first, shown in the worst case beside the best;"
              + " maker-best and maker-only-best show the best case. Default: next-open.")
  private String fill;

  @Option(
      names = "--fill-candles",
      paramLabel = "FILE",
      description =
          "Candles of 1, 5, 15 or 30 minutes of the same hours, which tell more of orders that rest"
              + " first.")
  private String fillCandles;

  private Fills fills = Fills.of(FillTime.NEXT_OPEN);

  /** The settings that these options make, name and value in turn. */
  String[] settings() {
    return Stream.concat(Arrays.stream(source.settings()), Arrays.stream(costs.settings()))
        .toArray(String[]::new);
  }

  /** Where the candles come from. */
  public CandleOptions candles() {
    return source;
  }

  public boolean governed() {
    return SettingChoices.choice("--engine", engine, ENGINES).equals(GOVERNED);
  }

  /** Where in the next candle orders are filled. */
  public FillTime fill() {
    if (!governed()) {
      if (fill != null && !fill.equals(FillTime.NEXT_CLOSE.word())) {
        throw CommandFailure.usage(
            "the reference engine fills at the next close: leave --fill out");
      }
      return FillTime.NEXT_CLOSE;
    }
    return fill == null
        ? FillTime.NEXT_OPEN
        : SettingChoices.constant("--fill", fill, FillTime.class);
  }

  BacktestEngine execution() {
    return governed() ? new BacktestEngine.Governed(fills) : new BacktestEngine.Reference();
  }

  /** What {@code --engine} says. */
  String engine() {
    return engine;
  }

  /** How the results name the engine in JSON and manifests. */
  public String executionWord() {
    return governed() ? "sg" : "harness";
  }

  /**
   * Reads the candles of a span that can be traded in.
   *
   * @throws CommandFailure when there is too little history to trade in it
   */
  LabSpan span(ArgusCommand command, Configuration configuration) {
    refuseTooLongWindow(configuration);
    CandleSeries candles = source.read(command, configuration.runtime().productId());
    LabSpan asked = span.of(command, candles);
    int end = asked.end();
    int start = asked.start();
    if (governed()) {
      enough(candles, end, configuration.regime().candlesNeeded() + 1, "Layer 1 needs");
    } else {
      enough(candles, end, ReferenceBacktest.WARM_UP + 2, "the reference engine needs");
      start = Math.max(start, ReferenceBacktest.WARM_UP);
      if (start > asked.start() && span.from().isPresent()) {
        command.notice(
            String.format(
                Locale.ROOT,
                "the reference engine trades from %s on, after --from %s: it needs %d candles before",
                candles.openTime(start),
                span.from().get(),
                ReferenceBacktest.WARM_UP));
      }
    }
    if (end - start < 2) {
      throw CommandFailure.failed(
          "a span of one candle cannot be traded: a decision at one candle is filled in"
              + " the next");
    }
    LabSpan over = new LabSpan(candles, start, end);
    fills = fills(command, configuration, over);
    return over;
  }

  /** How orders fill in the span that was read. */
  Fills fills() {
    return fills;
  }

  private Fills fills(ArgusCommand command, Configuration configuration, LabSpan over) {
    if (fillCandles == null) {
      return new Fills(fill(), configuration.maker().patience(), Optional.empty());
    }
    if (!fill().rests()) {
      throw CommandFailure.usage("--fill-candles is for orders that rest first: give --fill maker");
    }
    FineCandles fine =
        CandleCsv.readFine(
            command.context().path(fillCandles), configuration.runtime().productId());
    Fills told = new Fills(fill(), configuration.maker().patience(), Optional.of(fine));
    told.contradiction(over.candles(), over.start(), over.end())
        .ifPresent(
            why -> {
              throw CommandFailure.failed(
                  "--fill-candles " + fillCandles + " are not of these candles: " + why);
            });
    return told;
  }

  /** The file of finer candles, as it was typed; empty without one. */
  Optional<String> fillCandles() {
    return Optional.ofNullable(fillCandles);
  }

  /** What makes the same fills again, as it is typed. */
  List<String> fillWords() {
    List<String> words = new ArrayList<>(List.of("--fill", fill().word()));
    if (fillCandles != null) {
      words.addAll(List.of("--fill-candles", fillCandles));
    }
    return words;
  }

  /** A strategy that asks for more than any tick reads would never be asked. */
  private static void refuseTooLongWindow(Configuration configuration) {
    int window =
        StrategyWindow.of(configuration.strategy(), configuration.regime().gaps()).declared();
    if (window > StrategyWindow.MOST) {
      throw CommandFailure.failed(
          String.format(
              Locale.ROOT,
              "%s asks for a window of %,d candles, and would never be asked: at most %,d",
              configuration.strategyId(),
              window,
              StrategyWindow.MOST));
    }
  }

  private static void enough(CandleSeries candles, int end, int needed, String who) {
    if (end < needed) {
      throw CommandFailure.failed(
          String.format(
              Locale.ROOT,
              "too little history: %s %d candles, there are %d up to %s",
              who,
              needed,
              end,
              candles.openTime(end - 1)));
    }
  }

  /** The model that is tried on a span; what a person should know about it is told. */
  LabModel model(ArgusCommand command, Configuration configuration, LabSpan over) {
    LabModel model = LabModel.of(command, configuration, source, over);
    model.warning().ifPresent(command::notice);
    return model;
  }

  /**
   * The backtest of a span, at a venue with costs of its own.
   *
   * @param pLong the model's probability at a candle of what is seen in the span
   */
  Backtest backtest(
      ArgusCommand command,
      Configuration configuration,
      IntFunction<OptionalDouble> pLong,
      PaperParameters paper,
      LabSpan over,
      Fills filled) {
    // The reference engine trades in the first hour by what was decided in the one before.
    int asked = governed() ? over.start() : over.start() - 1;
    Progress progress = new Progress(command.context(), over.end() - asked);
    LayerSignals layers =
        LayerSignals.over(
            new RegimeEngine(configuration.regime()).over(over.seen()),
            configuration.strategy(),
            pLong,
            asked,
            progress::at);
    Backtest backtest =
        governed()
            ? Backtest.governed(
                layers, configuration.decision(), paper, over.start(), over.end(), filled)
            : Backtest.reference(layers, over.start(), over.end(), Costs.of(paper));
    progress.done();
    return backtest;
  }
}
