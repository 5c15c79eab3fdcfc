package com.iteradynamics.dashboard;

import com.iteradynamics.document.TimeCharts;
import com.iteradynamics.document.TimeCharts.Line;
import com.iteradynamics.document.TimeCharts.Mark;
import com.iteradynamics.document.TimeCharts.Panel;
import com.iteradynamics.document.TimeCharts.Style;
import com.iteradynamics.document.Unit;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeLabel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Price, equity and drawdown over the hours that have a candle or a decision. A candle stands at
 * the hour it closed, which is the hour of the decision that saw it.
 */
final class DashboardCharts {
  private static final List<String> STATES =
      Arrays.stream(RegimeLabel.values()).map(RegimeLabel::name).toList();

  private final List<DecisionRow> rows;
  private final long[] seconds;

  /** Each as many as there are hours; NaN where nothing is known. */
  private final double[] price;

  private final double[] equity;
  private final double[] hold;
  private final double[] drawdown;

  /** The regime that was decided on; empty where nothing was, or on none of ours. */
  private final List<Optional<String>> regimes;

  private final List<Mark> marks = new ArrayList<>();

  private DashboardCharts(CandleSeries candles, List<DecisionRow> rows) {
    this.rows = rows;
    seconds = hours(candles, rows);
    regimes = new ArrayList<>(Collections.nCopies(seconds.length, Optional.empty()));
    price = unknown();
    equity = unknown();
    hold = unknown();
    drawdown = unknown();
    for (int i = 0, k = 0; i < candles.size(); i++) {
      k = at(closed(candles, i), k);
      price[k] = candles.close(i);
    }
    rows();
    hold();
  }

  /** The charts; empty when there is neither a candle nor a decision. */
  static Optional<TimeCharts> of(CandleSeries candles, List<DecisionRow> rows) {
    return candles.isEmpty() && rows.isEmpty()
        ? Optional.empty()
        : Optional.of(new DashboardCharts(candles, rows).charts());
  }

  private static long[] hours(CandleSeries candles, List<DecisionRow> rows) {
    return LongStream.concat(
            LongStream.range(0, candles.size()).map(i -> closed(candles, (int) i)),
            rows.stream().mapToLong(row -> row.hour().getEpochSecond()))
        .sorted()
        .distinct()
        .toArray();
  }

  private static long closed(CandleSeries candles, int i) {
    return candles.openEpochSecond(i) + CandleSeries.INTERVAL.toSeconds();
  }

  private double[] unknown() {
    double[] values = new double[seconds.length];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  /** The place of an hour that is there, at {@code from} or later. */
  private int at(long second, int from) {
    int k = from;
    while (seconds[k] != second) {
      k++;
    }
    return k;
  }

  private void rows() {
    int next = 0;
    for (DecisionRow row : rows) {
      int k = at(row.hour().getEpochSecond(), Math.max(0, next - 1));
      price[k] = Double.isNaN(price[k]) ? row.priceUsd() : price[k];
      equity[k] = row.equityUsd();
      drawdown[k] = row.drawdownFraction();
      regimes.set(k, row.regime().filter(STATES::contains));
      row.trades().forEach(trade -> marks.add(new Mark(k, trade.priceUsd(), trade.bought())));
      next = k + 1;
    }
  }

  /** The same money put into the product at the first decision, and left there. */
  private void hold() {
    int first = 0;
    while (first < equity.length && Double.isNaN(equity[first] + price[first])) {
      first++;
    }
    for (int k = first; k < equity.length; k++) {
      hold[k] = equity[first] * price[k] / price[first];
    }
  }

  private TimeCharts charts() {
    return new TimeCharts(
        "Hour by hour",
        "",
        seconds.length,
        k -> seconds[k],
        List.of(priceChart(), equityChart(), drawdownChart()),
        STATES,
        TimeCharts.bands(seconds.length, regimes::get),
        marks);
  }

  private Panel priceChart() {
    return new Panel(
        "Price, regimes and trades",
        "Background: the regime that was decided on. Triangles up are purchases, down are sales.",
        Unit.USD,
        Style.LINES,
        true,
        List.of(new Line("Close", k -> price[k])));
  }

  private Panel equityChart() {
    return new Panel(
        "Equity",
        "Cash and position after each tick, beside the same money put into the product at the"
            + " first decision shown, without costs.",
        Unit.USD,
        Style.LINES,
        false,
        List.of(new Line("Equity", k -> equity[k]), new Line("Buy and hold", k -> hold[k])));
  }

  private Panel drawdownChart() {
    return new Panel(
        "Drawdown",
        "How far equity was below its peak: as the governors saw it, or by what was not verified.",
        Unit.FRACTION,
        Style.AREA,
        false,
        List.of(new Line("Drawdown", k -> drawdown[k])));
  }
}
