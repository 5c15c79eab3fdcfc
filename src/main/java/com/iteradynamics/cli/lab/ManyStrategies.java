package com.iteradynamics.cli.lab;

import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.LabSpan;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.config.RuntimeParameters;
import com.iteradynamics.config.StrategyChoice;
import com.iteradynamics.market.IndicatorCache;
import com.iteradynamics.regime.RegimeColumns;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.research.Backtest;
import com.iteradynamics.research.comparison.ComparedRun;
import com.iteradynamics.strategy.Forecasts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Backtests of several strategies with the same settings. Candles, model, feed and Layer 1 are read
 * and asked once for all of them.
 *
 * @param settings those of all, name and value in turn
 * @param warnings what was left out, and what is to be known of single strategies, a sentence each
 */
record ManyStrategies(
    ArgusCommand command, LabOptions lab, String[] settings, List<String> warnings) {
  private static final String ALL = "all";

  /** Whether {@code --strategy} asks for several. */
  static boolean asked(LabOptions lab) {
    return lab.candles().strategy().filter(id -> id.equals(ALL) || id.contains(",")).isPresent();
  }

  /** None run yet. */
  static ManyStrategies of(ArgusCommand command, LabOptions lab, String[] settings) {
    return new ManyStrategies(command, lab, settings, new ArrayList<>());
  }

  /** Runs each of them, in their order. */
  List<ComparedRun> run() {
    List<Configuration> all = configurations();
    Configuration first = command.forLab(all.getFirst());
    LabSpan span = lab.span(command, first);
    LabModel model = lab.model(command, first, span);
    Forecasts forecasts = model.over(span.seen());
    RegimeEngine engine = new RegimeEngine(first.regime());
    IndicatorCache shared =
        new IndicatorCache(span.seen(), engine.gaps(), RegimeEngine.WINDOW_CANDLES);
    RegimeColumns regime = engine.columns(shared);
    model.warning().ifPresent(warnings::add);
    List<ComparedRun> runs = new ArrayList<>();
    for (Configuration each : all) {
      LabOptions.refuseTooLongWindow(each);
      LabModel its = model.of(each);
      its.warning()
          .filter(words -> !model.warning().equals(Optional.of(words)))
          .ifPresent(warnings::add);
      LabRuns run = lab.runs(command, each, forecasts, span, engine.recalling(regime, shared));
      Backtest backtest = run.beside(each.paper(), lab.fills());
      runs.add(
          ComparedRun.of(
              each.strategyId(),
              new BacktestView(
                      new RunHeader(each, lab, its, span),
                      backtest,
                      paper -> run.of(paper, lab.fills()))
                  .asMap()));
    }
    if (runs.stream().anyMatch(run -> run.result().containsKey(BacktestView.BEST_CASE))) {
      warnings.add("All figures are the worst case of fills; the best case of each is in JSON.");
    }
    return runs;
  }

  private List<Configuration> configurations() {
    String typed = lab.candles().strategy().orElseThrow();
    boolean every = typed.equals(ALL);
    List<Configuration> all = new ArrayList<>();
    for (String id : every ? everyId() : named(typed)) {
      Configuration each = Configuration.of(command.values(with(id)), command.context().folder());
      if (every && each.choice() instanceof StrategyChoice.None(String reason)) {
        warnings.add(id + " is left out: " + reason);
      } else {
        all.add(each.valid());
      }
    }
    return all;
  }

  private List<String> everyId() {
    return Configuration.jars(command.values(settings), command.context().folder())
        .strategies()
        .ids();
  }

  private static List<String> named(String typed) {
    List<String> ids = Arrays.stream(typed.split(",", -1)).map(String::strip).toList();
    if (ids.stream().anyMatch(String::isEmpty)
        || ids.contains(ALL)
        || new HashSet<>(ids).size() < ids.size()) {
      throw CommandFailure.usage(
          "--strategy takes ids with commas between them, each once, or all; was " + typed);
    }
    return ids;
  }

  private String[] with(String id) {
    return Stream.concat(Arrays.stream(settings), Stream.of(RuntimeParameters.STRATEGY, id))
        .toArray(String[]::new);
  }
}
