package com.iteradynamics.research;

import java.time.Instant;
import java.util.Optional;

/**
 * A position that is still there at the end of a book. It is no trade yet: win rate and profit
 * factor know nothing of it.
 *
 * @param opened open time of the candle in which its first buy was
 * @param baseQty what is held, units of base, &gt; 0
 * @param costUsd what its buys took less what sales of parts of it brought, fees included, USD
 * @param valueUsd what it is worth at the last close, USD; selling it would cost a fee and slippage
 */
public record OpenPosition(Instant opened, double baseQty, double costUsd, double valueUsd) {

  /** What it has earned so far, USD; not realized. */
  public double unrealizedUsd() {
    return valueUsd - costUsd;
  }

  /** The same as a share of what it cost; empty when sales of parts brought as much as that. */
  public Optional<Double> unrealizedFraction() {
    return costUsd > 0 ? Optional.of(unrealizedUsd() / costUsd) : Optional.empty();
  }

  /** That of {@code book}; empty when nothing is held at its end. */
  public static Optional<OpenPosition> of(BookCurve book) {
    RoundTrip.Tally tally = RoundTrip.tally(book);
    return tally.base() == 0
        ? Optional.empty()
        : Optional.of(
            new OpenPosition(
                book.openTime(tally.opened()),
                tally.base(),
                -tally.profitUsd(),
                tally.base() * book.closeUsd(book.size() - 1)));
  }
}
