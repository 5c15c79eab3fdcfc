package com.iteradynamics.app;

import com.iteradynamics.adapter.local.PaperBroker;
import com.iteradynamics.execution.CandleSource;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.execution.SignalGenerator;
import com.iteradynamics.execution.TickStore;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.regime.RegimeEngine;
import java.time.InstantSource;

/** Puts the hourly cycle together, on paper. */
final class Cycle {
  private Cycle() {}

  static SignalGenerator onPaper(
      Configuration configuration, TickStore store, CandleSource candles, InstantSource clock) {
    CycleParameters parameters =
        CycleParameters.local(
            BookKey.PAPER,
            configuration.run(true),
            new RegimeEngine(configuration.regime()),
            configuration.strategyOrFailure(),
            configuration.decision(),
            configuration.paper().startCashUsd());
    return new SignalGenerator(
        parameters, store, candles, new PaperBroker(configuration.paper()), clock);
  }
}
