package com.iteradynamics.adapter.aws;

import com.iteradynamics.candlefile.CandleFileException;
import com.iteradynamics.candlefile.CandleImport;
import com.iteradynamics.candlefile.Contradiction;
import com.iteradynamics.execution.StoreException;
import com.iteradynamics.market.CandleSeries;
import java.time.Duration;
import java.util.Optional;

/**
 * Adds candles to months that others may write at the same time: what was read is replaced only as
 * long as it is still there, and otherwise everything begins again on what the other one left.
 */
final class MonthWrites {
  /** A write that lost against another is tried again so often; each loss is someone's progress. */
  private static final int MOST_WRITES = 20;

  private final CandleMonths months;

  MonthWrites(CandleMonths months) {
    this.months = months;
  }

  /**
   * Adds candles of this month to it.
   *
   * @throws CandleFileException when hours are refused under {@code rule}, or the object holds
   *     anything but candles of its month; it is as it was
   * @throws StoreException when it cannot be read or written, or other writers never rest
   */
  CandleImport append(CandleMonth month, CandleSeries candles, Contradiction rule) {
    for (int write = 1; write <= MOST_WRITES; write++) {
      MonthReading reading = months.read(month);
      CandleImport merged = merged(month, reading, candles, rule);
      if (!merged.changed() || months.write(month, merged.candles(), version(reading))) {
        return merged;
      }
      rest(write);
    }
    throw new StoreException(
        months.name(month)
            + " was changed by others each of the "
            + MOST_WRITES
            + " times it was to be written; nothing was lost, try again");
  }

  private CandleImport merged(
      CandleMonth month, MonthReading reading, CandleSeries candles, Contradiction rule) {
    CandleSeries recorded =
        switch (reading) {
          case MonthReading.Present present -> present.candles();
          case MonthReading.Missing missing -> CandleSeries.empty(candles.productId());
          case MonthReading.Unsound unsound -> throw new CandleFileException(unsound.problems());
          case MonthReading.Unread unread -> throw unread.failure();
        };
    try {
      return CandleImport.of(recorded, candles, rule);
    } catch (CandleFileException e) {
      throw new CandleFileException(
          e.problems().stream().map(problem -> months.name(month) + ": " + problem).toList());
    }
  }

  private static Optional<String> version(MonthReading reading) {
    return reading instanceof MonthReading.Present present
        ? Optional.of(present.version())
        : Optional.empty();
  }

  /** A moment for the other writer, longer each time. */
  private static void rest(int write) {
    try {
      Thread.sleep(Duration.ofMillis(5L * write));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while waiting for another writer of the archive", e);
    }
  }
}
