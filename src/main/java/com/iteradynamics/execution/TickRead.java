package com.iteradynamics.execution;

import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.execution.port.CandleWindow;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.VenueIdentity;
import com.iteradynamics.feed.FeedReading;
import com.iteradynamics.market.Candle;
import com.iteradynamics.model.Challenger;
import com.iteradynamics.model.Forecaster;
import com.iteradynamics.order.JournaledOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a tick has read before it decides.
 *
 * @param window the newest closed candles, and what is wrong with them
 * @param model gives p_long
 * @param challenger scored beside it; empty when none is set
 * @param feed what the feed says; empty without a feed
 * @param state the book's stored state
 * @param permission what a person allows
 * @param unresolved which earlier order's end is unknown; empty when none is
 * @param stop the stop that rests at the venue, and has to end before anything else sells
 * @param identity whether the venue's portfolio is the book's
 * @param begun when the tick was begun
 * @param now the time now
 */
record TickRead(
    CandleWindow window,
    Forecaster model,
    Optional<Challenger> challenger,
    Optional<FeedReading> feed,
    LoadedState state,
    TradingPermission permission,
    Optional<String> unresolved,
    Optional<JournaledOrder> stop,
    VenueIdentity identity,
    Instant begun,
    Instant now) {
  private static final Duration LATE = Duration.ofHours(1);

  /** The same without the stop, of the book as that has left it. */
  TickRead without(LoadedState book, Optional<String> unknown, Instant later) {
    return new TickRead(
        window,
        model,
        challenger,
        feed,
        book,
        permission,
        unknown,
        Optional.empty(),
        identity,
        begun,
        later);
  }

  /** Whether an entry would come more than an hour late. */
  boolean late(TickKey tick) {
    return now.isAfter(tick.hour().plus(LATE));
  }

  /** Close of the candle of the hour before; empty when that is missing or cannot be trusted. */
  OptionalDouble closeUsd(TickKey tick) {
    return window.stale(tick.hour()).isPresent()
        ? OptionalDouble.empty()
        : window.closed().newest().stream().mapToDouble(Candle::close).findFirst();
  }
}
