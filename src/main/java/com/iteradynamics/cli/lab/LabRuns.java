package com.iteradynamics.cli.lab;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.LabSpan;
import com.iteradynamics.cli.Progress;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.regime.RegimePass;
import com.iteradynamics.research.Backtest;
import com.iteradynamics.research.Costs;
import com.iteradynamics.research.Fills;
import com.iteradynamics.research.LayerSignals;
import com.iteradynamics.strategy.Forecasts;

/** Backtests of one strategy over one span, whose layers are asked once. */
final class LabRuns {
  private final CommandContext context;
  private final DecisionParameters limits;
  private final LabSpan over;
  private final boolean governed;
  private final int asked;
  private final LayerSignals layers;
  private Progress progress;

  /**
   * Asks Layer 2, beside a pass of Layer 1 over what is seen in the span.
   *
   * @param limits the governors'
   * @param forecasts the probabilities of model and feed over what is seen in the span
   * @param regime stands before the oldest candle
   */
  LabRuns(
      CommandContext context,
      Configuration configuration,
      DecisionParameters limits,
      Forecasts forecasts,
      LabSpan over,
      boolean governed,
      RegimePass regime) {
    this.context = context;
    this.limits = limits;
    this.over = over;
    this.governed = governed;
    // The reference engine trades in the first hour by what was decided in the one before.
    this.asked = governed ? over.start() : over.start() - 1;
    this.progress = begun();
    this.layers =
        LayerSignals.over(
                regime, configuration.strategy(), forecasts, asked, done -> progress.at(done))
            .with(configuration.entriesOverlay(), forecasts);
    progress.done();
  }

  private Progress begun() {
    return new Progress(context, over.end() - asked);
  }

  /** The backtest at a venue with costs of its own. */
  Backtest of(PaperParameters paper, Fills fills) {
    // A strategy that reads its position is asked as its book is made.
    progress = begun();
    Backtest backtest =
        governed
            ? Backtest.governed(layers, limits, paper, over.start(), over.end(), fills)
            : Backtest.reference(layers, over.start(), over.end(), Costs.of(paper));
    progress.done();
    return backtest;
  }

  /** The same, and beside it its best case where candles do not tell how its orders filled. */
  Backtest beside(PaperParameters paper, Fills fills) {
    Backtest backtest = of(paper, fills);
    Fills best = fills.best(backtest.watched().ambiguous() > 0);
    return best.equals(fills) ? backtest : backtest.beside(of(paper, best));
  }
}
