package com.iteradynamics.research.statistics;

import com.iteradynamics.research.BookCurve;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of a crisis that lies in the span as a whole.
 *
 * @param change equity at its last close / equity before its first candle - 1, a fraction
 * @param holding the same of buying and holding
 * @param drawdown deepest loss from a peak within it, equity before it included, 0..1
 * @param holdDrawdown the same of buying and holding
 * @param exposure mean share of equity in the market at its closes, 0..1
 */
public record CrisisResult(
    CrisisWindow window,
    double change,
    double holding,
    double drawdown,
    double holdDrawdown,
    double exposure) {

  /** Those of {@code book} beside {@code hold}, oldest first. */
  static List<CrisisResult> of(BookCurve book, BookCurve hold) {
    List<CrisisResult> all = new ArrayList<>();
    Instant end = book.openTime(book.size() - 1).plus(Duration.ofHours(1));
    for (CrisisWindow window : CrisisWindow.values()) {
      int from = firstFrom(book, window.from());
      int to = firstFrom(book, window.until());
      boolean whole =
          !window.from().isBefore(book.openTime(0)) && !window.until().isAfter(end) && from < to;
      if (whole) {
        all.add(of(window, book, hold, from, to));
      }
    }
    return all;
  }

  private static CrisisResult of(
      CrisisWindow window, BookCurve book, BookCurve hold, int from, int to) {
    double exposure = 0;
    for (int k = from; k < to; k++) {
      exposure += book.exposure(k);
    }
    return new CrisisResult(
        window,
        change(book, from, to),
        change(hold, from, to),
        drawdown(book, from, to),
        drawdown(hold, from, to),
        exposure / (to - from));
  }

  private static double before(BookCurve book, int from) {
    return from == 0 ? book.startUsd() : book.equityUsd(from - 1);
  }

  private static double change(BookCurve book, int from, int to) {
    double before = before(book, from);
    return before > 0 ? book.equityUsd(to - 1) / before - 1 : 0;
  }

  private static double drawdown(BookCurve book, int from, int to) {
    double peak = before(book, from);
    double deepest = 0;
    for (int k = from; k < to; k++) {
      peak = Math.max(peak, book.equityUsd(k));
      deepest = peak > 0 ? Math.max(deepest, 1 - book.equityUsd(k) / peak) : deepest;
    }
    return deepest;
  }

  private static int firstFrom(BookCurve book, Instant time) {
    int low = 0;
    int high = book.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (book.openTime(middle).isBefore(time)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
