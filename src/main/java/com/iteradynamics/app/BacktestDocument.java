package com.iteradynamics.app;

import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.research.Backtest;
import com.iteradynamics.research.BookCurve;
import com.iteradynamics.research.FillTime;
import com.iteradynamics.research.MetricFields;
import com.iteradynamics.research.Metrics;
import com.iteradynamics.research.Slice;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A backtest in words and in JSON. */
final class BacktestDocument {
  private final Configuration configuration;
  private final Backtest backtest;
  private final String execution;
  private final FillTime fill;

  BacktestDocument(
      Configuration configuration, Backtest backtest, String execution, FillTime fill) {
    this.configuration = configuration;
    this.backtest = backtest;
    this.execution = execution;
    this.fill = fill;
  }

  void print(PrintWriter out) {
    out.printf(
        "%s on %s, %s to %s, %d hours%n",
        configuration.strategyId(),
        configuration.runtime().productId(),
        backtest.curve().openTime(0),
        backtest.curve().openTime(backtest.curve().size() - 1),
        backtest.curve().size());
    out.printf(
        "execution %s, filled at the %s, fee %s bps, slippage %s bps%n%n",
        execution,
        fill.word().replace('-', ' '),
        Figures.quantity(configuration.paper().feeBps()),
        Figures.quantity(configuration.paper().slippageBps()));
    new BacktestTables(backtest, out).print();
  }

  Map<String, Object> asMap() {
    RunIdentity run = configuration.run(true);
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("strategy", configuration.strategyId());
    map.put("product_id", configuration.runtime().productId());
    map.put("execution", execution);
    map.put("fill", fill.word());
    map.put("from", backtest.curve().openTime(0).toString());
    map.put("to", backtest.curve().openTime(backtest.curve().size() - 1).toString());
    map.put("fee_bps", configuration.paper().feeBps().doubleValue());
    map.put("slippage_bps", configuration.paper().slippageBps().doubleValue());
    map.put("code_version", run.codeVersion());
    map.put("parameter_hash", run.parameterHash());
    map.put("parameters", run.parameters());
    map.put("hours_a_year", Metrics.HOURS_A_YEAR);
    map.put("metrics", MetricFields.of(backtest.strategy()));
    map.put("before_costs", MetricFields.of(backtest.beforeCosts()));
    map.put("buy_and_hold", MetricFields.of(backtest.hold()));
    map.put("by_year", slices(backtest.byYear()));
    map.put("by_regime", slices(backtest.byRegime()));
    map.put("curve", curve());
    if (!backtest.branches().isEmpty()) {
      map.put("branches", backtest.branches());
    }
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
          both.put("metrics", MetricFields.of(slice.strategy()));
          both.put("buy_and_hold", MetricFields.of(slice.hold()));
          map.put(name, both);
        });
    return map;
  }
}
