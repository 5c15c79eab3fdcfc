package com.iteradynamics.adapter.coinbase;

import com.iteradynamics.order.Quote;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * The best prices, and of when they are.
 *
 * @param at by the venue's clock
 */
record DatedQuote(Quote quote, Instant at) {
  private static final Duration FRESH_FOR = Duration.ofSeconds(60);

  /**
   * The prices, if they are not older than 60 seconds, nor of a time to come.
   *
   * @param now by the venue's clock
   */
  Quote fresh(Instant now) throws NonsenseException {
    if (at.isAfter(now.plus(FRESH_FOR))) {
      throw new NonsenseException(
          String.format(
              Locale.ROOT, "the venue's best prices are of %s, and its clock says %s", at, now));
    }
    if (now.isAfter(at.plus(FRESH_FOR))) {
      throw new NonsenseException(
          String.format(
              Locale.ROOT,
              "the venue's best prices are of %s, %d s ago; at most %d s are allowed",
              at,
              Math.ceilDiv(Duration.between(at, now).toMillis(), 1_000),
              FRESH_FOR.toSeconds()));
    }
    return quote;
  }
}
