package com.iteradynamics.strategy;

import com.iteradynamics.regime.RegimeTape;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/** What a strategy says on its way over a tape, at the candles where its regime stands. */
interface Walk {

  /** The walk of {@code strategy} beside the regime's: in a single pass when it can. */
  static Walk beside(RegimeTape regime, Strategy strategy, IntFunction<OptionalDouble> pLongAt) {
    return strategy instanceof SinglePass builtIn
        ? builtIn.beside(regime, pLongAt)
        : new WindowWalk(strategy, regime, pLongAt);
  }

  /** Follows the regime, which has moved on. */
  void follow();

  Action action(int i);

  double confidence(int i);

  double exposure(int i);

  String reason(int i);

  StrategyIntent intent(int i);

  /** Columns of the whole tape, to be filled by {@link Columns#add} as it goes along. */
  Columns columns(int candles);

  /** The answers so far, by candle. */
  interface Columns {

    /** Adds the answers at the candles where the walk stands. */
    void add();

    Answer answer(int i);

    double exposure(int i);

    int horizonHours(int i);
  }
}
