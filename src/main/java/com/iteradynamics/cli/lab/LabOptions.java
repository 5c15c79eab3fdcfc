package com.iteradynamics.cli.lab;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CandleOptions;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.LabSpan;
import com.iteradynamics.cli.SettingChoices;
import com.iteradynamics.cli.SpanOptions;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.FeeSchedule;
import com.iteradynamics.research.FillTime;
import com.iteradynamics.research.Fills;
import com.iteradynamics.research.ReferenceBacktest;
import com.iteradynamics.research.sweep.BacktestEngine;
import com.iteradynamics.strategy.Forecasts;
import com.iteradynamics.strategy.StrategyWindow;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  @Mixin private FillOptions fillOptions;

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
    return fillOptions.time(governed());
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
    if (!governed() && configuration.entriesOverlay().isPresent()) {
      throw CommandFailure.usage(
          "--engine reference changes what is held with every entry, and the overlay is for entries"
              + " alone: take --engine governed, or MOONWIRE_OVERLAY_ENABLED=0");
    }
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
    fills = fillOptions.fills(command, configuration, over, governed());
    return over;
  }

  /** How orders fill in the span that was read. */
  Fills fills() {
    return fills;
  }

  /** What an execution costs, and who says so. */
  FeeSchedule fees(PaperParameters paper) {
    return costs.fees(paper);
  }

  /** What makes the same costs again, as it is typed; empty where settings alone do. */
  List<String> costWords(PaperParameters paper) {
    return costs.words(paper);
  }

  /** What makes the same fills again, as it is typed. */
  List<String> fillWords() {
    return fillOptions.words(fills);
  }

  /** What a result says of its fills beside {@link #fill}, for files. */
  Map<String, Object> fillFacts() {
    return fillOptions.facts(fills);
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
   * The backtests of a span.
   *
   * @param forecasts the probabilities of model and feed over what is seen in the span
   */
  LabRuns runs(
      ArgusCommand command, Configuration configuration, Forecasts forecasts, LabSpan over) {
    return new LabRuns(command.context(), configuration, forecasts, over, governed());
  }
}
