package com.iteradynamics.research;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;

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

  /** The hours, by their place in the book. */
  private final int[] hours;

  /** Equity before the first of the returns, then after each. */
  private final double[] equity;

  /** Every hour of {@code book}. The first has no return: it shows what the first trade cost. */
  Sample(BookCurve book) {
    this.book = book;
    whole = true;
    years = book.years();
    trips = RoundTrip.of(book);
    hours = new int[book.size()];
    for (int k = 0; k < hours.length; k++) {
      hours[k] = k;
    }
    equity = book.equityUsd;
  }

  /** Some {@code hours}, with those of {@code all} trades that were opened in them. */
  Sample(BookCurve book, List<RoundTrip> all, int[] hours, IntPredicate chosen) {
    this.book = book;
    this.hours = hours;
    whole = false;
    years = hours.length / HOURS_OF_A_CALENDAR_YEAR;
    trips = all.stream().filter(trip -> chosen.test(trip.opened())).toList();
    equity = new double[hours.length + 1];
    equity[0] = book.startUsd;
    for (int i = 0; i < hours.length; i++) {
      int k = hours[i];
      double before = k == 0 ? book.startUsd : book.equityUsd[k - 1];
      equity[i + 1] = equity[i] * (before > 0 ? book.equityUsd[k] / before : 1);
    }
  }

  Metrics metrics() {
    Returns returns = Returns.of(equity);
    Drawdown drawdown = Drawdown.of(equity);
    Activity activity = Activity.of(book, hours);
    OptionalDouble cagr = cagr();
    return new Metrics(
        hours.length,
        years,
        book.startUsd,
        end(),
        end() / book.startUsd - 1,
        cagr,
        returns.volatility(),
        returns.sharpe(),
        returns.sortinoOfLosses(),
        returns.sortino(),
        cagr.isPresent() ? quotient(cagr.getAsDouble(), drawdown.depth()) : cagr,
        drawdown.depth(),
        drawdown.hours(),
        drawdown.recovered(),
        activity.exposure() / hours.length,
        (double) activity.hoursInMarket() / hours.length,
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
