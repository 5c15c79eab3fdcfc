package com.iteradynamics.strategy;

import java.time.Duration;
import java.time.Instant;

/**
 * The position that a strategy holds, as the ledger has it when the strategy is asked. Whatever the
 * ledger knows of fees and cash is in {@link #shareOfEquity}; the prices are without fees.
 *
 * @param since the tick hour of the entry, UTC, not after the hour that is asked about
 * @param entryPriceUsd average price of the entry's fills, USD per unit of base, &gt; 0
 * @param hoursHeld whole hours from {@code since} to the hour that is asked about, &gt;= 0; 1 at
 *     the first tick after the entry's
 * @param shareOfEquity worth at the newest close / equity, 0..1
 * @param unrealizedFraction newest close / entry price - 1; -0.05 is a loss of 5 %
 * @param highWaterUsd the highest close since the entry, the newest included, USD per unit of base;
 *     at least the entry price
 */
public record Position(
    Instant since,
    double entryPriceUsd,
    long hoursHeld,
    double shareOfEquity,
    double unrealizedFraction,
    double highWaterUsd) {

  /**
   * @throws IllegalArgumentException when a number is not finite or out of its range
   */
  public Position {
    if (!(entryPriceUsd > 0)
        || !(highWaterUsd >= entryPriceUsd)
        || !(unrealizedFraction >= -1)
        || Double.isInfinite(highWaterUsd)
        || Double.isInfinite(unrealizedFraction)) {
      throw new IllegalArgumentException(
          "a position's prices must be finite and above 0, and its high water not below its entry;"
              + " were an entry at "
              + entryPriceUsd
              + " USD, a high water of "
              + highWaterUsd
              + " USD and a return of "
              + unrealizedFraction);
    }
    if (since == null || hoursHeld < 0 || !(shareOfEquity >= 0 && shareOfEquity <= 1)) {
      throw new IllegalArgumentException(
          "a position is held for >= 0 hours since its entry and is 0..1 of equity;"
              + " was "
              + hoursHeld
              + " hours since "
              + since
              + " and "
              + shareOfEquity);
    }
  }

  /**
   * A position at the newest close.
   *
   * @param since the tick hour of the entry, UTC
   * @param entryPriceUsd average price of the entry's fills, USD per unit of base, &gt; 0
   * @param now the hour that is asked about, UTC, not before {@code since}
   * @param closeUsd the newest close, USD per unit of base, &gt; 0
   * @param highestCloseUsd the highest close that is known since the entry, USD per unit of base
   * @param shareOfEquity worth at the newest close / equity, 0..1
   */
  public static Position at(
      Instant since,
      double entryPriceUsd,
      Instant now,
      double closeUsd,
      double highestCloseUsd,
      double shareOfEquity) {
    return new Position(
        since,
        entryPriceUsd,
        Duration.between(since, now).toHours(),
        shareOfEquity,
        closeUsd / entryPriceUsd - 1,
        Math.max(entryPriceUsd, Math.max(highestCloseUsd, closeUsd)));
  }

  /**
   * Whether {@code strategy} reads its position. One that throws where it should say so does not:
   * it is asked like any other, and never sees a position.
   */
  public static boolean isReadBy(Strategy strategy) {
    try {
      return strategy.readsPosition();
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return false;
    }
  }
}
