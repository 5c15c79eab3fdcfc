package com.iteradynamics.strategy;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeState;

/**
 * A pure function of closed candles, regime and context. It gets no clock, no files, no network and
 * no candle later than the newest closed one, so that the same inputs give the same answer live and
 * in a backtest.
 */
@FunctionalInterface
public interface Strategy {

  /**
   * What the strategy wants, given everything up to the newest closed candle.
   *
   * <p>It fails closed: without a regime, with too little history, or with a number missing at the
   * newest candle it answers HOLD with confidence 0. An exception, or null, counts as a failed
   * strategy: no entry happens, and a position is kept under the governors' exits.
   */
  StrategyIntent intend(CandleSeries closed, RegimeState regime, StrategyContext context);

  /**
   * How many candles it is asked with, always the same answer: at least Layer 1's 1,500, at most
   * 10,000. With more than Layer 1's it is not asked where fewer are recorded, or where more than 2
   * % of their hours are missing: that hour's answer is HOLD, with the reason.
   */
  default int windowCandles() {
    return RegimeEngine.WINDOW_CANDLES;
  }

  /**
   * Whether it reads {@link StrategyContext#position}; always the same answer. The lab asks one
   * that does hour after hour, with the position that its earlier answers have made, where any
   * other is asked once for all settings of governors and costs. One that does not never sees a
   * position.
   */
  default boolean readsPosition() {
    return false;
  }
}
