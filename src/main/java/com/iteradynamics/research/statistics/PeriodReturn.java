package com.iteradynamics.research.statistics;

import com.iteradynamics.research.BookCurve;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What equity gained in an hour, a day or a month, UTC, or in a trade.
 *
 * @param from open time of its first candle
 * @param change equity at its last close / equity before its first candle - 1, a fraction; what the
 *     first one is compared with is the cash at the start, so that all of one length together
 *     multiply to the whole. Of a trade: its net profit / equity before it
 */
public record PeriodReturn(Instant from, double change) {
  private static final int MONTHS = 12;

  /** Those of the hours of {@code book}, one for each candle. */
  static List<PeriodReturn> hours(BookCurve book) {
    return of(book, Instant::getEpochSecond);
  }

  /** Those of the days in which there is a candle. */
  static List<PeriodReturn> days(BookCurve book) {
    return of(book, PeriodReturn::day);
  }

  /** Those of the months in which there is a candle; the first and the last may be cut short. */
  static List<PeriodReturn> months(BookCurve book) {
    long[] known = {Long.MIN_VALUE, 0};
    return of(
        book,
        time -> {
          // A calendar is slow: asked once a day.
          if (known[0] != day(time)) {
            known[0] = day(time);
            known[1] = month(time);
          }
          return known[1];
        });
  }

  /** The number of the day of {@code time}. */
  static long day(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), 86_400L);
  }

  private static long month(Instant time) {
    OffsetDateTime at = time.atOffset(ZoneOffset.UTC);
    return (long) at.getYear() * MONTHS + at.getMonthValue();
  }

  private static List<PeriodReturn> of(BookCurve book, ToLongFunction<Instant> period) {
    List<PeriodReturn> all = new ArrayList<>();
    double before = book.startUsd();
    int begun = 0;
    long now = period.applyAsLong(book.openTime(0));
    for (int k = 0; k < book.size(); k++) {
      long next = k + 1 == book.size() ? now : period.applyAsLong(book.openTime(k + 1));
      if (k + 1 == book.size() || next != now) {
        double equity = book.equityUsd(k);
        all.add(new PeriodReturn(book.openTime(begun), before > 0 ? equity / before - 1 : 0));
        before = equity;
        begun = k + 1;
      }
      now = next;
    }
    return all;
  }

  /** The changes alone. */
  static double[] changes(List<PeriodReturn> periods) {
    return periods.stream().mapToDouble(PeriodReturn::change).toArray();
  }
}
