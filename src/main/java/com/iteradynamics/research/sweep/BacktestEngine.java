package com.iteradynamics.research.sweep;

import com.iteradynamics.research.BlockedTime;
import com.iteradynamics.research.BookCurve;
import com.iteradynamics.research.BookRun;
import com.iteradynamics.research.BuyAndHold;
import com.iteradynamics.research.Costs;
import com.iteradynamics.research.Fills;
import com.iteradynamics.research.GovernedBacktest;
import com.iteradynamics.research.LayerSignals;
import com.iteradynamics.research.ReferenceBacktest;
import java.util.Map;

/** What makes trades of decisions. */
public interface BacktestEngine {
  /** The book over candles {@code start} to {@code end - 1}, and how its hours ended. */
  BookRun run(LayerSignals layers, TrialSetup setup, int start, int end);

  /** The book of buying at the first chance and holding, beside {@code book}, without costs. */
  BookCurve hold(BookCurve book);

  /** The governors and exact money, {@link GovernedBacktest}. */
  record Governed(Fills fills) implements BacktestEngine {
    @Override
    public BookRun run(LayerSignals layers, TrialSetup setup, int start, int end) {
      return GovernedBacktest.run(
          layers, setup.decision(), setup.paper(), start, end, fills, (candle, branch) -> {});
    }

    @Override
    public BookCurve hold(BookCurve book) {
      return BuyAndHold.besideCycle(book, fills.how(), Costs.NONE);
    }
  }

  /** The accounting of {@link ReferenceBacktest}. */
  record Reference() implements BacktestEngine {
    @Override
    public BookRun run(LayerSignals layers, TrialSetup setup, int start, int end) {
      Costs costs = Costs.of(setup.paper());
      return new BookRun(
          ReferenceBacktest.run(layers, start, end, costs), Map.of(), 0, BlockedTime.NONE);
    }

    @Override
    public BookCurve hold(BookCurve book) {
      return BuyAndHold.besideReference(book, Costs.NONE);
    }
  }
}
