package com.iteradynamics.app;

import com.iteradynamics.adapter.local.PaperBroker;
import com.iteradynamics.execution.Broker;
import com.iteradynamics.execution.CandleSource;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.execution.EventPublisher;
import com.iteradynamics.execution.ModelSource;
import com.iteradynamics.execution.Pause;
import com.iteradynamics.execution.SignalGenerator;
import com.iteradynamics.execution.TickStore;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.regime.RegimeEngine;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Optional;

/** Puts the hourly cycle together for the command line, which tells nobody what happened. */
final class Cycle {
  private Cycle() {}

  /** The cycle of a paper book. */
  static SignalGenerator onPaper(
      Configuration configuration, TickStore store, CandleSource candles, InstantSource clock) {
    return of(
        configuration,
        BookKey.PAPER,
        Optional.of(configuration.paper().startCashUsd()),
        store,
        candles,
        new PaperBroker(configuration.paper()),
        clock);
  }

  /** The cycle of the live book: real money, where {@code broker} leads. */
  static SignalGenerator live(
      Configuration configuration,
      TickStore store,
      CandleSource candles,
      Broker broker,
      InstantSource clock) {
    return of(
        configuration,
        BookKey.LIVE,
        configuration.runtime().capitalUsd(),
        store,
        candles,
        broker,
        clock);
  }

  private static SignalGenerator of(
      Configuration configuration,
      String book,
      Optional<BigDecimal> startCash,
      TickStore store,
      CandleSource candles,
      Broker broker,
      InstantSource clock) {
    return new SignalGenerator(
        parameters(configuration, book, startCash), store, candles, broker, clock);
  }

  /** The three layers of a paper book. */
  static CycleParameters onPaper(Configuration configuration) {
    return parameters(
        configuration, BookKey.PAPER, Optional.of(configuration.paper().startCashUsd()));
  }

  private static CycleParameters parameters(
      Configuration configuration, String book, Optional<BigDecimal> startCash) {
    return new CycleParameters(
        book,
        configuration.run(!book.equals(BookKey.LIVE)),
        new RegimeEngine(configuration.regime()),
        configuration.strategyOrFailure(),
        configuration.legacyEngine(),
        ModelSource.OFF,
        configuration.decision(),
        configuration.maker(),
        startCash,
        CycleParameters.DEFAULT_TIME_LIMIT,
        Pause.SLEEP,
        Runnable::run,
        EventPublisher.NONE);
  }
}
