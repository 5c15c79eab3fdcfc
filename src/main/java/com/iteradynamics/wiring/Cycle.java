package com.iteradynamics.wiring;

import com.iteradynamics.adapter.local.PaperBroker;
import com.iteradynamics.config.CandleFeedChoice;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.execution.BookCycle;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.execution.port.EventPublisher;
import com.iteradynamics.execution.port.FeedSource;
import com.iteradynamics.execution.port.ModelSource;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.Sleeper;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.execution.port.VenueFees;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.Ticker;
import com.iteradynamics.regime.RegimeEngine;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Puts the hourly cycle together. */
public final class Cycle {
  private Cycle() {}

  /**
   * Where orders on paper go: with the venue's fees when its candles are traded on.
   *
   * @param fees what the venue charges
   * @param market what the venue's market shows now of a product
   * @param clock says how long an order rests
   */
  public static Broker paperVenue(
      Configuration configuration,
      CandleSource candles,
      VenueFees fees,
      Function<String, Result<Ticker>> market,
      InstantSource clock) {
    return configuration.runtime().candleFeed() == CandleFeedChoice.NONE
        ? new PaperBroker(configuration.paper(), candles)
        : new PaperBroker(configuration.paper(), candles, fees, market, clock);
  }

  /** The cycle of a paper book, with a feed or without. */
  public static BookCycle onPaper(
      Configuration configuration,
      ModelSource model,
      Optional<FeedSource> feed,
      TickStore store,
      CandleSource candles,
      Broker venue,
      InstantSource clock) {
    return BookCycle.of(
        of(configuration, BookKey.PAPER, model).with(feed), store, candles, venue, clock);
  }

  /** The three layers of a book, for the command line, which publishes no events. */
  public static CycleParameters of(Configuration configuration, String book, ModelSource model) {
    return of(configuration, book, model, Runnable::run, EventPublisher.NONE);
  }

  /**
   * What a cycle is made of, without a feed.
   *
   * @param book {@code paper} or {@code live}
   * @param reads runs the reads of a tick
   * @param events takes the events
   */
  public static CycleParameters of(
      Configuration configuration,
      String book,
      ModelSource model,
      Executor reads,
      EventPublisher events) {
    boolean live = book.equals(BookKey.LIVE);
    return new CycleParameters(
        book,
        configuration.run(!live),
        new RegimeEngine(configuration.regime()),
        configuration.strategyOrFailure(),
        configuration.legacyEngine(),
        model,
        configuration.decision(),
        configuration.maker(),
        live
            ? configuration.runtime().capitalUsd()
            : Optional.of(configuration.paper().startCashUsd()),
        CycleParameters.DEFAULT_TIME_LIMIT,
        Sleeper.SLEEP,
        reads,
        events,
        Optional.empty(),
        configuration.entriesOverlay(),
        Optional.empty());
  }
}
