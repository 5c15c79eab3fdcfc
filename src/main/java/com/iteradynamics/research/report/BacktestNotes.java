package com.iteradynamics.research.report;

import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.document.ReadableNames;
import com.iteradynamics.document.Unit;
import com.iteradynamics.market.CurrencyPair;
import com.iteradynamics.research.Backtest;
import com.iteradynamics.research.BookCurve;
import com.iteradynamics.research.OpenPosition;
import com.iteradynamics.research.PerformanceMetrics;
import com.iteradynamics.research.TradedHours;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the figures of a backtest alone hide, in sentences. */
public final class BacktestNotes {
  /** A share of the span without a position at its end that is worth a word. */
  private static final double IDLE = 0.1;

  /** From this share of missing hours on the annualized figures are off by half a percent. */
  private static final double GAPPY = 0.01;

  private BacktestNotes() {}

  /**
   * What figures alone hide: that hours are missing, that nothing more was held for a good part of
   * the span, that losses kept it from trading or caps or volume from buying as much as it wanted,
   * how long governors held it back, and what is still held at the end; a sentence each, where it
   * is so.
   *
   * @param productId what was traded
   */
  public static List<String> of(String productId, Backtest backtest) {
    List<String> notes = new ArrayList<>();
    gappy(backtest.curve()).ifPresent(notes::add);
    idle(backtest.curve()).ifPresent(notes::add);
    backtest.bestCase().map(best -> band(backtest, best)).ifPresent(notes::add);
    backtest.blocked().sentence().ifPresent(notes::add);
    backtest.blocked().governed().ifPresent(notes::add);
    capped(backtest).ifPresent(notes::add);
    backtest.watched().sentence().ifPresent(notes::add);
    backtest.heldBack().sentence(CurrencyPair.of(productId)).ifPresent(notes::add);
    backtest
        .open()
        .map(position -> open(CurrencyPair.of(productId), position))
        .ifPresent(notes::add);
    return notes;
  }

  private static String open(CurrencyPair pair, OpenPosition position) {
    double result = position.unrealizedUsd();
    return String.format(
        Locale.ROOT,
        "A position is open at the end: opened %s, worth %s, unrealized %s %s%s. It"
            + " does not count as a trade.",
        ReadableNames.hour(position.opened()),
        pair.amount(position.valueUsd()),
        result < 0 ? "loss" : "gain",
        pair.amount(Math.abs(result)),
        position
            .unrealizedFraction()
            .map(fraction -> " (" + Unit.FRACTION.format(fraction) + ")")
            .orElse(""));
  }

  /** What missing hours do to the annualized figures, when it shows. */
  private static Optional<String> gappy(BookCurve book) {
    Instant end = book.openTime(book.size() - 1);
    long span = Duration.between(book.openTime(0), end).toHours() + 1;
    double there = (double) book.size() / span;
    return 1 - there < GAPPY
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%s of the hours have no candle, but every return is annualized as one of %,d"
                    + " hours a year: volatility, Sharpe and Sortino are overstated by up to a factor"
                    + " of %.2f.",
                Unit.FRACTION.format(1 - there),
                PerformanceMetrics.HOURS_A_YEAR,
                1 / Math.sqrt(there)));
  }

  /** That caps made entries smaller, when they did. */
  private static Optional<String> capped(Backtest backtest) {
    int entries = backtest.branches().getOrDefault(ExecutionBranch.ENTER_LONG, 0);
    return backtest.cappedEntries() == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "A cap reduced the order of %,d of %,d entries (PRIME_CAP_ORDER_USD,"
                    + " PRIME_CAP_POSITION_USD).",
                backtest.cappedEntries(),
                entries));
  }

  /** That nothing more was held for a good part of the span, when it was so. */
  private static Optional<String> idle(BookCurve book) {
    TradedHours traded = book.tradedHours();
    int lastTraded = traded.count() == 0 ? -1 : traded.hour(traded.count() - 1);
    int last = book.size() - 1;
    while (last > lastTraded && book.exposure(last) == 0) {
      last--;
    }
    double share = (double) (book.size() - 1 - last) / book.size();
    if (last < 0) {
      return Optional.of("It never held a position.");
    }
    return share < IDLE
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "After %s it held no position: %s of the span.",
                ReadableNames.day(book.openTime(last)),
                Unit.FRACTION.format(share)));
  }

  /** What else the result may be where candles do not tell it. */
  private static String band(Backtest backtest, PerformanceMetrics best) {
    PerformanceMetrics worst = backtest.strategy();
    boolean unclear = backtest.watched().ambiguous() > 0;
    return String.format(
        Locale.ROOT,
        "These figures are the worst case: %s only when the candles prove it. In the best case it"
            + " would have %s (maximum drawdown %s, fees %,.2f instead of %,.2f). %s",
        unclear
            ? "a stop comes before a profit of the same candle, and an order that rests is filled"
            : "an order counts as filled where it rests",
        earned(best.totalReturn()),
        Unit.FRACTION.format(best.maxDrawdown()),
        best.feesUsd(),
        worst.feesUsd(),
        backtest.watched().soldAtRules()
            ? "A live watch may end outside of the two."
            : "The truth lies between the two.");
  }

  static String earned(double fraction) {
    String size = Unit.FRACTION.format(Math.abs(fraction));
    return fraction < 0 ? "lost " + size : "earned " + size;
  }
}
