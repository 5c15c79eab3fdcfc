package com.iteradynamics.cli.lab;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CandleOptions;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.LabSpan;
import com.iteradynamics.cli.SettingChoices;
import com.iteradynamics.cli.SpanOptions;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.FeeSchedule;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimePass;
import com.iteradynamics.research.FillTime;
import com.iteradynamics.research.Fills;
import com.iteradynamics.research.NoGovernors;
import com.iteradynamics.research.ReferenceBacktest;
import com.iteradynamics.research.sweep.Axis;
import com.iteradynamics.research.sweep.BacktestEngine;
import com.iteradynamics.strategy.Forecasts;
import com.iteradynamics.strategy.StrategyWindow;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Candles, span, costs and engine of a command of the lab. */
public final class LabOptions {
  private static final String GOVERNED = "governed";
  private static final String NO_GOVERNORS = "--no-governors";

  private static final List<String> ENGINES = List.of(GOVERNED, "reference");

  @Mixin private CandleOptions source;
  @Mixin private SpanOptions span;
  @Mixin private CostOptions costs;

  @Option(
      names = "--engine",
      paramLabel = "governed|reference",
      defaultValue = GOVERNED,
      description = "What turns decisions into trades; default: ${DEFAULT-VALUE}.")
  private String engine;

  @Option(
      names = NO_GOVERNORS,
      description =
          "For research alone: caps, drawdown, cooldown, minimum hold and the largest exposure hold"
              + " nothing back. Cash, the smallest order and all exits stay.")
  private boolean noGovernors;

  @Mixin private FillOptions fillOptions;

  private Fills fills = Fills.of(FillTime.NEXT_OPEN);

  /** The settings that these options make, name and value in turn. */
  String[] settings() {
    if (noGovernors && !governed()) {
      throw CommandFailure.usage(
          NO_GOVERNORS + ": the reference engine has no governors: leave it out");
    }
    if (costs.namesCash() && !governed()) {
      throw CommandFailure.usage(
          CostOptions.CASH + ": the reference engine always begins with 10,000 USD");
    }
    return costs.with(source.settings());
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

  /** Whether nothing that a strategy wants is held back. */
  public boolean noGovernors() {
    return noGovernors;
  }

  /** The governors' limits that hold here. */
  DecisionParameters limits(DecisionParameters set) {
    return noGovernors ? NoGovernors.of(set) : set;
  }

  /**
   * Refuses to try parameters that have no effect here.
   *
   * @throws CommandFailure when one of {@code axes} is a governor's, and there are none
   */
  void refuseGovernors(List<Axis> axes) {
    for (Axis axis : axes) {
      if (noGovernors && NoGovernors.SETTINGS.contains(axis.name())) {
        throw CommandFailure.usage(
            "--param: " + axis.name() + " has no effect here: " + NO_GOVERNORS + " ends it");
      }
    }
  }

  BacktestEngine execution() {
    return governed() ? new BacktestEngine.Governed(fills) : new BacktestEngine.Reference();
  }

  /** The engine as people read it. */
  String engineInWords() {
    return noGovernors ? engine + ", without governors" : engine;
  }

  /** What makes the same engine again, as it is typed. */
  List<String> engineWords() {
    return noGovernors ? List.of("--engine", engine, NO_GOVERNORS) : List.of("--engine", engine);
  }

  /** How the results name the engine in JSON and manifests. */
  public String executionWord() {
    return governed() ? noGovernors ? "sg_no_governors" : "sg" : "harness";
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
      Optional<Instant> from = span.from(candles);
      if (start > asked.start() && from.isPresent()) {
        command.notice(
            String.format(
                Locale.ROOT,
                "the reference engine trades from %s on, after --from %s: it needs %d candles before",
                candles.openTime(start),
                from.get(),
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
  static void refuseTooLongWindow(Configuration configuration) {
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
    RegimePass regime = new RegimeEngine(configuration.regime()).over(over.seen());
    return runs(command, configuration, forecasts, over, regime);
  }

  /** The same beside a pass of Layer 1, which others may share. */
  LabRuns runs(
      ArgusCommand command,
      Configuration configuration,
      Forecasts forecasts,
      LabSpan over,
      RegimePass regime) {
    return new LabRuns(
        command.context(),
        configuration,
        limits(configuration.decision()),
        forecasts,
        over,
        governed(),
        regime);
  }
}
