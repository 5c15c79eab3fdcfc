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
      Configuration configuration,
      ModelSource model,
      TickStore store,
      CandleSource candles,
      InstantSource clock) {
    return new SignalGenerator(
        onPaper(configuration, model),
        store,
        candles,
        new PaperBroker(configuration.paper(), candles),
        clock);
  }

  /** The cycle of the live book: real money, where {@code broker} leads. */
  static SignalGenerator live(
      Configuration configuration,
      ModelSource model,
      TickStore store,
      CandleSource candles,
      Broker broker,
      InstantSource clock) {
    return new SignalGenerator(
        parameters(configuration, model, BookKey.LIVE, configuration.runtime().capitalUsd()),
        store,
        candles,
        broker,
        clock);
  }

  /** The three layers of a paper book. */
  static CycleParameters onPaper(Configuration configuration, ModelSource model) {
    return parameters(
        configuration, model, BookKey.PAPER, Optional.of(configuration.paper().startCashUsd()));
  }

  /** The three layers of a book that was begun long ago. */
  static CycleParameters parameters(Configuration configuration, ModelSource model, String book) {
    return parameters(configuration, model, book, Optional.empty());
  }

  private static CycleParameters parameters(
      Configuration configuration, ModelSource model, String book, Optional<BigDecimal> startCash) {
    return new CycleParameters(
        book,
        configuration.run(!book.equals(BookKey.LIVE)),
        new RegimeEngine(configuration.regime()),
        configuration.strategyOrFailure(),
        configuration.legacyEngine(),
        model,
        configuration.decision(),
        configuration.maker(),
        startCash,
        CycleParameters.DEFAULT_TIME_LIMIT,
        Pause.SLEEP,
        Runnable::run,
        EventPublisher.NONE);
  }
}
