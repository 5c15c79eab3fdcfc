package com.iteradynamics.execution;

import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.execution.port.TickStore;
import java.time.InstantSource;

/**
 * What runs of a book, over the same store and venue.
 *
 * @param tick every hour
 * @param watch between the hours
 */
public record BookCycle(SignalGenerator tick, Watch watch) {

  /** The two of these ports. */
  public static BookCycle of(
      CycleParameters parameters,
      TickStore store,
      CandleSource candles,
      Broker venue,
      InstantSource clock) {
    return new BookCycle(
        new SignalGenerator(parameters, store, candles, venue, clock),
        new Watch(parameters, store, venue, clock));
  }
}
