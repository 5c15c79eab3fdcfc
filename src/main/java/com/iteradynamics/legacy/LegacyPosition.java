package com.iteradynamics.legacy;

import java.time.Duration;
import java.time.Instant;

/**
 * What the ledger knows of the position.
 *
 * @param entry the tick hour it was bought in
 * @param entryPriceUsd the average price, fees not included, USD, &gt; 0
 */
public record LegacyPosition(Instant entry, double entryPriceUsd) {

  Duration heldAt(Instant hour) {
    return Duration.between(entry, hour);
  }

  /** Profit (&gt; 0) or loss at {@code priceUsd}, fraction of the entry's price. */
  double profitAt(double priceUsd) {
    return (priceUsd - entryPriceUsd) / entryPriceUsd;
  }
}
