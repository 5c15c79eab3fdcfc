package com.iteradynamics.execution.port;

import com.iteradynamics.order.BookKey;
import java.time.Instant;

/** One tick: a book and the hour H. */
public record TickKey(BookKey book, Instant hour) {
  @Override
  public String toString() {
    return book.book() + " " + book.productId() + " " + hour;
  }
}
