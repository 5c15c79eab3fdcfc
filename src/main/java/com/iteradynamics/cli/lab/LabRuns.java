package com.iteradynamics.cli.lab;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.LabSpan;
import com.iteradynamics.cli.Progress;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.research.Backtest;
import com.iteradynamics.research.Costs;
import com.iteradynamics.research.Fills;
import com.iteradynamics.research.LayerSignals;
import com.iteradynamics.strategy.Forecasts;

/** Backtests of one strategy over one span, whose layers are asked once. */
final class LabRuns {
  private final CommandContext context;
  private final Configuration configuration;
  private final LabSpan over;
  private final boolean governed;
  private final int asked;
  private final LayerSignals layers;
  private Progress progress;

  /**
   * Asks the layers.
   *
   * @param forecasts the probabilities of model and feed over what is seen in the span
   */
  LabRuns(
      CommandContext context,
      Configuration configuration,
      Forecasts forecasts,
      LabSpan over,
      boolean governed) {
    this.context = context;
    this.configuration = configuration;
    this.over = over;
    this.governed = governed;
    // The reference engine trades in the first hour by what was decided in the one before.
    this.asked = governed ? over.start() : over.start() - 1;
    this.progress = begun();
    this.layers =
        LayerSignals.over(
                new RegimeEngine(configuration.regime()).over(over.seen()),
                configuration.strategy(),
                forecasts,
                asked,
                done -> progress.at(done))
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
            ? Backtest.governed(
                layers, configuration.decision(), paper, over.start(), over.end(), fills)
            : Backtest.reference(layers, over.start(), over.end(), Costs.of(paper));
    progress.done();
    return backtest;
  }
}
