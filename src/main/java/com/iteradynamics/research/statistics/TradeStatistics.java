package com.iteradynamics.research.statistics;

import com.iteradynamics.research.BookCurve;
import com.iteradynamics.research.RoundTrip;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Closed trades in figures. A trade's return is its profit, fees included, as a share of equity
 * before its first hour; one above 0 is won, one below 0 is lost. What needs a trade is absent
 * without one.
 *
 * @param returns of each, in the order in which they were closed; {@code from} is the open time of
 *     the hour of the first buy
 * @param averageWin mean return of trades that won; absent without one
 * @param averageLoss mean return of trades that lost, below 0; absent without one
 * @param payoffRatio averageWin / -averageLoss; absent when either is
 * @param expectancy mean return of all trades: share won x averageWin + share lost x averageLoss
 * @param systemQuality root of the number of trades x mean return / standard deviation of returns
 *     (n - 1): Tharp, Definitive Guide to Position Sizing, 2008, with a trade's return in the place
 *     of its multiple of the risk, which a strategy need not state, and without Tharp's limit of
 *     100 trades; absent below two trades and when returns do not vary
 * @param holdingHours mean time from the open of the hour of the first buy to that of the last
 *     sale, hours
 * @param longestWins most trades won in a row
 * @param longestLosses most trades lost in a row
 */
public record TradeStatistics(
    List<PeriodReturn> returns,
    OptionalDouble averageWin,
    OptionalDouble averageLoss,
    OptionalDouble payoffRatio,
    OptionalDouble expectancy,
    OptionalDouble systemQuality,
    OptionalDouble holdingHours,
    OptionalInt longestWins,
    OptionalInt longestLosses) {
  private static final double HOUR_SECONDS = 3_600;

  /** The trades of {@code book}. */
  static TradeStatistics of(BookCurve book) {
    List<RoundTrip> trips = RoundTrip.of(book);
    double[] returns = book.tradeReturns();
    List<PeriodReturn> trades = new ArrayList<>();
    double seconds = 0;
    for (int i = 0; i < returns.length; i++) {
      RoundTrip trip = trips.get(i);
      trades.add(new PeriodReturn(book.openTime(trip.opened()), returns[i]));
      seconds +=
          book.openTime(trip.closed()).getEpochSecond()
              - book.openTime(trip.opened()).getEpochSecond();
    }
    return of(trades, returns, seconds / HOUR_SECONDS);
  }

  private static TradeStatistics of(List<PeriodReturn> trades, double[] returns, double hours) {
    OptionalDouble win = Arrays.stream(returns).filter(each -> each > 0).average();
    OptionalDouble loss = Arrays.stream(returns).filter(each -> each < 0).average();
    int count = returns.length;
    return new TradeStatistics(
        List.copyOf(trades),
        win,
        loss,
        win.isPresent() && loss.isPresent()
            ? OptionalDouble.of(win.getAsDouble() / -loss.getAsDouble())
            : OptionalDouble.empty(),
        Arrays.stream(returns).average(),
        quality(returns),
        count == 0 ? OptionalDouble.empty() : OptionalDouble.of(hours / count),
        longest(returns, 1),
        longest(returns, -1));
  }

  private static OptionalDouble quality(double[] returns) {
    Optional<Moments> moments = Moments.of(returns);
    return moments.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            Math.sqrt(returns.length) * moments.get().mean() / moments.get().deviation());
  }

  private static OptionalInt longest(double[] returns, int sign) {
    int longest = 0;
    int run = 0;
    for (double each : returns) {
      run = Math.signum(each) == sign ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return returns.length == 0 ? OptionalInt.empty() : OptionalInt.of(longest);
  }
}
