package com.iteradynamics.app;

import com.iteradynamics.document.Printable;
import com.iteradynamics.research.Backtest;
import com.iteradynamics.research.BookCurve;
import com.iteradynamics.research.MetricFigures;
import com.iteradynamics.research.Metrics;
import com.iteradynamics.research.OpenPosition;
import com.iteradynamics.research.Slice;
import com.iteradynamics.research.report.BacktestReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A backtest in JSON. */
final class BacktestJson {
  private final LabHead head;
  private final Backtest backtest;

  BacktestJson(LabHead head, Backtest backtest) {
    this.head = head;
    this.backtest = backtest;
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = head.asMap();
    map.put("hours_a_year", Metrics.HOURS_A_YEAR);
    map.put("metrics", MetricFigures.json(backtest.strategy()));
    map.put("before_costs", MetricFigures.json(backtest.beforeCosts()));
    map.put("buy_and_hold", MetricFigures.json(backtest.hold()));
    backtest.open().ifPresent(position -> map.put("open_position", fields(position)));
    map.put(
        "notes",
        BacktestReport.notes(head.productId(), backtest).stream().map(Printable::typed).toList());
    map.put("by_year", slices(backtest.byYear()));
    map.put("by_regime", slices(backtest.byRegime()));
    map.put("curve", curve());
    if (!backtest.branches().isEmpty()) {
      map.put("branches", backtest.branches());
    }
    return map;
  }

  private static Map<String, Object> fields(OpenPosition position) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("opened", position.opened().toString());
    map.put("base_qty", position.baseQty());
    map.put("cost_usd", position.costUsd());
    map.put("value_usd", position.valueUsd());
    map.put("unrealized_usd", position.unrealizedUsd());
    return map;
  }

  /** The book in columns, an entry for each hour: at the close of the candle opened then. */
  private Map<String, Object> curve() {
    BookCurve book = backtest.curve();
    Map<String, Object> columns = new LinkedHashMap<>();
    columns.put("open_time", column(k -> book.openTime(k).toString()));
    columns.put("equity_usd", column(book::equityUsd));
    columns.put("exposure", column(book::exposure));
    columns.put("hold_equity_usd", column(backtest.holdCurve()::equityUsd));
    return columns;
  }

  private List<Object> column(IntFunction<Object> at) {
    return IntStream.range(0, backtest.curve().size()).mapToObj(at).toList();
  }

  private static Map<String, Object> slices(Map<String, Slice> slices) {
    Map<String, Object> map = new LinkedHashMap<>();
    slices.forEach(
        (name, slice) -> {
          Map<String, Object> both = new LinkedHashMap<>();
          both.put("metrics", MetricFigures.json(slice.strategy()));
          both.put("buy_and_hold", MetricFigures.json(slice.hold()));
          map.put(name, both);
        });
    return map;
  }
}
