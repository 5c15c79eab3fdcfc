package com.iteradynamics.model;

import com.iteradynamics.market.CandleSeries;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/** Gives the probability of a rise; a pure function of closed candles. */
@FunctionalInterface
public interface Forecaster {

  /**
   * The forecast of the newest closed candle. Whatever is wrong with the candles is a reason to
   * have none, and never an exception.
   */
  Forecast at(CandleSeries closed);

  /**
   * The probability at each candle, by its index: to the last bit what {@link #at} says of the
   * newest {@code window} candles up to it; empty where it says none. Every call asks anew. For
   * several threads.
   *
   * @param window how many candles a live tick sees, &gt;= 1
   */
  default IntFunction<OptionalDouble> over(CandleSeries candles, int window) {
    return i -> at(candles.first(i + 1).last(window)).probability();
  }

  /** One that never knows anything, and says why. */
  static Forecaster none(String reason) {
    Forecast absent = new Forecast.Absent(reason);
    return closed -> absent;
  }
}
