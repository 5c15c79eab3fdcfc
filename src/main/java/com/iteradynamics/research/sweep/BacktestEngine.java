package com.iteradynamics.research.sweep;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.research.BlockedTime;
import com.iteradynamics.research.BookRun;
import com.iteradynamics.research.Costs;
import com.iteradynamics.research.FillTime;
import com.iteradynamics.research.GovernedBacktest;
import com.iteradynamics.research.LayerSignals;
import com.iteradynamics.research.ReferenceBacktest;
import java.util.Map;

/** What makes trades of decisions. */
@FunctionalInterface
public interface BacktestEngine {
  /** The book over candles {@code start} to {@code end - 1}, and how its hours ended. */
  BookRun run(LayerSignals layers, TrialSetup setup, int start, int end);

  /** The governors and exact money, {@link GovernedBacktest}. */
  static BacktestEngine governed(FillTime fill) {
    return (layers, setup, start, end) ->
        GovernedBacktest.run(layers, setup.decision(), setup.paper(), start, end, fill);
  }

  /** The accounting of {@link ReferenceBacktest}. */
  static BacktestEngine reference() {
    return (layers, setup, start, end) -> {
      PaperParameters paper = setup.paper();
      Costs costs = Costs.of(paper);
      return new BookRun(
          ReferenceBacktest.run(layers.candles(), layers.columns(), start, end, costs),
          Map.of(),
          0,
          BlockedTime.NONE);
    };
  }
}
