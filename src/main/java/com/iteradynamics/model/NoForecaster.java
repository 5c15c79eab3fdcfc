package com.iteradynamics.model;

import com.iteradynamics.market.CandleSeries;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/**
 * One that never knows anything.
 *
 * @param absent why
 */
record NoForecaster(Forecast.Absent absent) implements Forecaster {
  @Override
  public Forecast at(CandleSeries closed) {
    return absent;
  }

  @Override
  public IntFunction<OptionalDouble> over(CandleSeries tape, int window) {
    return i -> OptionalDouble.empty();
  }
}
