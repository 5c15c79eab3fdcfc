package com.iteradynamics.model;

import com.iteradynamics.market.CandleSeries;

/** Gives the probability of a rise; a pure function of closed candles. */
@FunctionalInterface
public interface Forecaster {

  /**
   * The forecast of the newest closed candle. Whatever is wrong with the candles is a reason to
   * have none, and never an exception.
   */
  Forecast at(CandleSeries closed);

  /** One that never knows anything, and says why. */
  static Forecaster none(String reason) {
    Forecast absent = new Forecast.Absent(reason);
    return closed -> absent;
  }
}
