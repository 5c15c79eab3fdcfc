package com.iteradynamics.feed;

import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.util.Optional;

/** A feed as it was read: its rows, or why there are none. A value, for several threads. */
public sealed interface SignalFeed permits FeedRows, SignalFeed.Unusable {

  /**
   * What it says for a tick hour; a pure function.
   *
   * @param hour the tick hour H, on the hour, UTC: the row of the candle that opened at H - 1 h
   *     counts, and no other
   */
  FeedReading at(Instant hour);

  /** The same feed, which is known to be at {@code address}. */
  default SignalFeed named(String address) {
    return this
            instanceof
            Unusable(
                FeedReason reason,
                String why,
                Optional<String> version,
                Optional<String> before)
        ? new Unusable(reason, why, version, Optional.of(address))
        : this;
  }

  /** Its ETag or the hash of its content; empty when it was not read. */
  Optional<String> version();

  /** Open time of the candle whose row counts in a tick hour. */
  static Instant rowOf(Instant hour) {
    return hour.minus(CandleSeries.INTERVAL);
  }

  /**
   * A feed of which no row can be used.
   *
   * @param why the reason in words
   * @param address where it is; empty when that is not known here
   */
  record Unusable(FeedReason reason, String why, Optional<String> version, Optional<String> address)
      implements SignalFeed {

    /** One whose reader does not know what it is called. */
    public Unusable(FeedReason reason, String why, Optional<String> version) {
      this(reason, why, version, Optional.empty());
    }

    @Override
    public FeedReading at(Instant hour) {
      return new FeedReading.Absent(
          rowOf(hour), reason, why, new FeedReading.Facts(address, version, 0, 0));
    }
  }
}
