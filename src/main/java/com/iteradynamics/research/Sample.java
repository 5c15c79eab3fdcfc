package com.iteradynamics.research;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Hours of a book, all of them or some, of which figures are made. Some hours are chained: each
 * contributes its own return, as if the others had not been.
 */
final class Sample {
  private static final double HOURS_OF_A_CALENDAR_YEAR = 365.25 * 24;

  private final BookCurve book;
  private final boolean whole;
  private final double years;
  private final List<RoundTrip> trips;

  private final int size;
  private final TradingActivity activity;

  /** Equity before anything of it, then after each hour. */
  private final double[] equity;

  /** When that was, hours since the first. */
  private final int[] at;

  private final Returns returns;

  /** Those by which the Python reference's Sortino ratio is made. */
  private final Returns ofReference;

  /** Every hour of {@code book}. */
  Sample(BookCurve book) {
    this.book = book;
    whole = true;
    years = book.years();
    trips = RoundTrip.of(book);
    size = book.size();
    activity = TradingActivity.ofAll(book);
    equity = new double[size + 1];
    equity[0] = book.startUsd;
    System.arraycopy(book.equityUsd, 0, equity, 1, size);
    at = times(book, IntStream.range(0, size).toArray());
    returns = book.returns();
    ofReference = book.returnsBetweenCloses();
  }

  /** Some {@code hours}, with those of {@code all} trades that were opened in them. */
  Sample(BookCurve book, List<RoundTrip> all, int[] hours, IntPredicate chosen) {
    this.book = book;
    size = hours.length;
    activity = TradingActivity.of(book, hours);
    whole = false;
    trips = all.stream().filter(trip -> chosen.test(trip.opened())).toList();
    equity = new double[hours.length + 1];
    equity[0] = book.startUsd;
    for (int i = 0; i < hours.length; i++) {
      int k = hours[i];
      double before = k == 0 ? book.startUsd : book.equityUsd[k - 1];
      equity[i + 1] = equity[i] * (before > 0 ? book.equityUsd[k] / before : 1);
    }
    at = times(book, hours);
    years = at[size] / HOURS_OF_A_CALENDAR_YEAR;
    returns = Returns.of(equity);
    ofReference = returns;
  }

  /** Hours without a candle belong to the hour that ends them. */
  private static int[] times(BookCurve book, int[] hours) {
    int[] at = new int[hours.length + 1];
    for (int i = 0; i < hours.length; i++) {
      at[i + 1] = at[i] + book.lasted(hours[i]);
    }
    return at;
  }

  PerformanceMetrics metrics() {
    Drawdown drawdown = Drawdown.of(equity, at);
    OptionalDouble cagr = cagr();
    return new PerformanceMetrics(
        size,
        years,
        book.startUsd,
        end(),
        end() / book.startUsd - 1,
        cagr,
        returns.volatility(),
        returns.sharpe(),
        ofReference.sortinoOfLosses(),
        returns.sortino(),
        cagr.isPresent() ? quotient(cagr.getAsDouble(), drawdown.depth()) : cagr,
        drawdown.depth(),
        drawdown.hours(),
        drawdown.recovered(),
        activity.exposure() / size,
        (double) activity.hoursInMarket() / size,
        quotient(activity.turned(), years),
        activity.rebalances(),
        trips.size(),
        winRate(),
        profitFactor(),
        activity.feesUsd(),
        activity.slippageUsd());
  }

  private double end() {
    return equity[equity.length - 1];
  }

  /** Chained hours did not follow each other: a growth rate of theirs would be made up. */
  private OptionalDouble cagr() {
    return whole && years > 0 && end() > 0
        ? OptionalDouble.of(Math.pow(end() / book.startUsd, 1 / years) - 1)
        : OptionalDouble.empty();
  }

  private OptionalDouble winRate() {
    long won = trips.stream().filter(trip -> trip.profitUsd() > 0).count();
    return quotient((double) won, trips.size());
  }

  private OptionalDouble profitFactor() {
    double earned = 0;
    double lost = 0;
    for (RoundTrip trip : trips) {
      earned += Math.max(0, trip.profitUsd());
      lost += Math.max(0, -trip.profitUsd());
    }
    return quotient(earned, lost);
  }

  private static OptionalDouble quotient(double numerator, double denominator) {
    return denominator > 0 ? OptionalDouble.of(numerator / denominator) : OptionalDouble.empty();
  }
}
