package com.iteradynamics.research.report;

import com.iteradynamics.document.TimeCharts;
import com.iteradynamics.document.TimeCharts.Line;
import com.iteradynamics.document.TimeCharts.Mark;
import com.iteradynamics.document.TimeCharts.Panel;
import com.iteradynamics.document.TimeCharts.Style;
import com.iteradynamics.document.Unit;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.research.BookCurve;
import com.iteradynamics.research.TradedHours;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/** The charts of a book beside another over the same hours. */
final class BookCharts {
  private BookCharts() {}

  /**
   * Equity, drawdown, price and exposure.
   *
   * @param book the strategy's
   * @param hold that of buying and holding, over the same hours
   * @param regimeAt the regime at hour k
   */
  static TimeCharts of(BookCurve book, BookCurve hold, IntFunction<RegimeLabel> regimeAt) {
    return new TimeCharts(
        "Hour by hour",
        "",
        book.size(),
        k -> book.openTime(k).getEpochSecond(),
        List.of(equity(book, hold), drawdown(book, hold), price(book), exposure(book)),
        Arrays.stream(RegimeLabel.values()).map(RegimeLabel::name).toList(),
        TimeCharts.bands(book.size(), k -> Optional.of(regimeAt.apply(k).name())),
        marks(book));
  }

  private static Panel equity(BookCurve book, BookCurve hold) {
    return new Panel(
        "Equity",
        "Cash plus position at each close. On a logarithmic scale equal distances are"
            + " equal percentages.",
        Unit.USD,
        Style.LINES,
        false,
        List.of(new Line("Strategy", book::equityUsd), new Line("Buy and hold", hold::equityUsd)));
  }

  private static Panel drawdown(BookCurve book, BookCurve hold) {
    return new Panel(
        "Drawdown",
        "Distance of equity from its previous peak.",
        Unit.FRACTION,
        Style.AREA,
        false,
        List.of(new Line("Strategy", below(book)), new Line("Buy and hold", below(hold))));
  }

  private static Panel price(BookCurve book) {
    return new Panel(
        "Price, regimes and trades",
        "Background: the regime known at the time. Triangles pointing up are buys,"
            + " pointing down sells.",
        Unit.USD,
        Style.LINES,
        true,
        List.of(new Line("Close", book::closeUsd)));
  }

  private static Panel exposure(BookCurve book) {
    return new Panel(
        "Exposure",
        "Position value as a share of equity at each close.",
        Unit.FRACTION,
        Style.STEPS,
        false,
        List.of(new Line("Exposure", book::exposure)));
  }

  /** Equity against its highest so far, a fraction &lt;= 0. */
  private static IntToDoubleFunction below(BookCurve book) {
    double[] below = new double[book.size()];
    double peak = book.startUsd();
    for (int k = 0; k < below.length; k++) {
      peak = Math.max(peak, book.equityUsd(k));
      below[k] = peak > 0 ? book.equityUsd(k) / peak - 1 : 0;
    }
    return k -> below[k];
  }

  private static List<Mark> marks(BookCurve book) {
    List<Mark> marks = new ArrayList<>();
    TradedHours traded = book.tradedHours();
    for (int n = 0; n < traded.count(); n++) {
      double change = traded.baseChange(n);
      marks.add(new Mark(traded.hour(n), traded.valueUsd(n) / Math.abs(change), change > 0));
    }
    return marks;
  }
}
