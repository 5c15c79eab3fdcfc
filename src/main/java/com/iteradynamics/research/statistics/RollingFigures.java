package com.iteradynamics.research.statistics;

import com.iteradynamics.research.BookCurve;
import com.iteradynamics.research.PerformanceMetrics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Figures of the newest hours at the end of each day: as {@link PerformanceMetrics} and {@link
 * MarketStatistics} have them, annualized alike, of the hourly returns of the window that ends
 * there.
 *
 * @param windowHours how many returns a window has
 * @param points the ends of the days at which a window is full, oldest first
 */
public record RollingFigures(int windowHours, List<Point> points) {
  /** A quarter. */
  static final int WINDOW_HOURS = 90 * 24;

  private static final double YEAR = PerformanceMetrics.HOURS_A_YEAR;

  /**
   * A window's figures, each absent where it is not defined.
   *
   * @param at open time of its last candle
   */
  public record Point(
      Instant at,
      Optional<Double> sharpe,
      Optional<Double> volatility,
      Optional<Double> beta,
      Optional<Double> holdSharpe,
      Optional<Double> holdVolatility) {}

  /** Those of {@code book} beside {@code hold}; empty when there are fewer hours than a window. */
  static Optional<RollingFigures> of(BookCurve book, BookCurve hold, int window) {
    double[] ours = book.returns().changes();
    double[] market = hold.returns().changes();
    List<Point> points = new ArrayList<>();
    for (int to = window; to <= ours.length; to++) {
      // The return of place to - 1 ends at the close of hour to.
      boolean last = to == ours.length;
      if (last || PeriodReturn.day(book.openTime(to)) != PeriodReturn.day(book.openTime(to + 1))) {
        points.add(point(book.openTime(to), ours, market, to - window, to));
      }
    }
    return points.isEmpty()
        ? Optional.empty()
        : Optional.of(new RollingFigures(window, List.copyOf(points)));
  }

  private static Point point(Instant at, double[] ours, double[] market, int from, int to) {
    Optional<Moments> mine = Moments.of(ours, from, to);
    Optional<Moments> held = Moments.of(market, from, to);
    return new Point(
        at,
        mine.map(RollingFigures::sharpe),
        mine.map(RollingFigures::volatility),
        MarketStatistics.Line.of(ours, market, from, to).map(MarketStatistics.Line::beta),
        held.map(RollingFigures::sharpe),
        held.map(RollingFigures::volatility));
  }

  private static double sharpe(Moments moments) {
    return moments.mean() / moments.deviation() * Math.sqrt(YEAR);
  }

  private static double volatility(Moments moments) {
    return moments.deviation() * Math.sqrt(YEAR);
  }
}
