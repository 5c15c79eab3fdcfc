package com.iteradynamics.execution.port;

import com.iteradynamics.order.BookKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One tick: a book and the hour H; or one watch of it, whose time is a minute between two hours.
 *
 * @param hour the tick hour, or the watch's minute
 */
public record TickKey(BookKey book, Instant hour) {
  /** Whether it is a watch. */
  public boolean watch() {
    return !hour.equals(hour.truncatedTo(ChronoUnit.HOURS));
  }

  /** The tick of the hour that it is in. */
  public TickKey ofHour() {
    return new TickKey(book, hour.truncatedTo(ChronoUnit.HOURS));
  }

  @Override
  public String toString() {
    return book.book() + " " + book.productId() + " " + hour;
  }
}
