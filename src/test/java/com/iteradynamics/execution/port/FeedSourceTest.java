package com.iteradynamics.execution.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.iteradynamics.feed.FeedReading;
import com.iteradynamics.feed.FeedReason;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a tick gets of a feed. */
class FeedSourceTest {
  @Test
  void aSourceThatThrowsCannotBeRead() {
    FeedSource broken =
        () -> {
          throw new IllegalStateException("it broke");
        };
    FeedReading.Absent told =
        assertInstanceOf(
            FeedReading.Absent.class, broken.at(Instant.parse("2026-03-01T14:00:00Z")));
    assertEquals(FeedReason.UNREADABLE, told.reason());
    assertEquals("the feed cannot be read: java.lang.IllegalStateException: it broke", told.why());
    assertEquals(Instant.parse("2026-03-01T13:00:00Z"), told.timestamp());
  }
}
