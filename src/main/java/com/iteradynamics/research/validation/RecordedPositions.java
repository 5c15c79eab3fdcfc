package com.iteradynamics.research.validation;

import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.research.BookRun;
import com.iteradynamics.strategy.Position;
import java.util.List;
import java.util.Optional;

/**
 * What a strategy that reads its position held at each candle, recorded from one backtest. Two runs
 * that are compared both get these, so that they differ only by what the strategy makes of its
 * candles.
 *
 * @param start the candle of the first
 * @param told one a candle; none for a strategy that does not read them
 */
record RecordedPositions(int start, List<Optional<Position>> told) {

  static RecordedPositions of(BookRun backtest, int start) {
    return new RecordedPositions(start, backtest.positions());
  }

  /** Those of a backtest over candles {@code start} to {@code end - 1}, made when they are read. */
  static RecordedPositions of(CheckedStrategy subject, CandleSeries candles, int start, int end) {
    CycleParameters cycle = subject.anew().get();
    return Position.isReadBy(cycle.strategy())
        ? of(subject.backtest(cycle, candles, start, end), start)
        : new RecordedPositions(start, List.of());
  }

  /** What is told at candle {@code i}. */
  Optional<Position> at(int i) {
    return i >= start && i - start < told.size() ? told.get(i - start) : Optional.empty();
  }
}
