package com.iteradynamics.order;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * What a market shows now.
 *
 * @param quote the best prices
 * @param lastUsd the price of the newest trade, USD, &gt; 0; empty when it is too old to speak of
 *     now
 */
public record Ticker(Quote quote, Optional<BigDecimal> lastUsd) {
  /** A market where all is at one price, USD, &gt; 0. */
  public static Ticker at(double priceUsd) {
    BigDecimal price = BigDecimal.valueOf(priceUsd);
    return new Ticker(new Quote(price, price), Optional.of(price));
  }

  /**
   * @throws IllegalArgumentException when the last price is not above zero
   */
  public Ticker {
    lastUsd
        .filter(price -> price.signum() <= 0)
        .ifPresent(
            price -> {
              throw new IllegalArgumentException(
                  String.format(Locale.ROOT, "the last trade must be > 0, was %s", price));
            });
  }
}
