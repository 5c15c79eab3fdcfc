package com.iteradynamics.execution.port;

import com.iteradynamics.feed.FeedReading;
import com.iteradynamics.feed.FeedReason;
import com.iteradynamics.feed.SignalFeed;
import java.time.Instant;
import java.util.Optional;

/**
 * Port: where the feed comes from. It is asked for at each tick. One that cannot be had is a feed
 * that says why; asking never throws, so that no feed fails a tick or stops an exit.
 */
@FunctionalInterface
public interface FeedSource {

  /** The feed as it is now. */
  SignalFeed feed();

  /** The same at every tick. */
  static FeedSource of(SignalFeed feed) {
    return () -> feed;
  }

  /** What it says now for a tick hour; a source that throws all the same cannot be read. */
  default FeedReading at(Instant hour) {
    try {
      return feed().at(hour);
    } catch (RuntimeException e) {
      return new SignalFeed.Unusable(
              FeedReason.UNREADABLE, "the feed cannot be read: " + e, Optional.empty())
          .at(hour);
    }
  }
}
