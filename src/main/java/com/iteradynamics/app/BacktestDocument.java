package com.iteradynamics.app;

import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.research.Backtest;
import com.iteradynamics.research.FillTime;
import com.iteradynamics.research.Metrics;
import com.iteradynamics.research.Slice;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

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
    map.put("metrics", figures(backtest.strategy()));
    map.put("before_costs", figures(backtest.beforeCosts()));
    map.put("buy_and_hold", figures(backtest.hold()));
    map.put("by_year", slices(backtest.byYear()));
    map.put("by_regime", slices(backtest.byRegime()));
    if (!backtest.branches().isEmpty()) {
      map.put("branches", backtest.branches());
    }
    return map;
  }

  private static Map<String, Object> slices(Map<String, Slice> slices) {
    Map<String, Object> map = new LinkedHashMap<>();
    slices.forEach(
        (name, slice) -> {
          Map<String, Object> both = new LinkedHashMap<>();
          both.put("metrics", figures(slice.strategy()));
          both.put("buy_and_hold", figures(slice.hold()));
          map.put(name, both);
        });
    return map;
  }

  private static Map<String, Object> figures(Metrics metrics) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("total_return", metrics.totalReturn());
    put(map, "cagr", metrics.cagr());
    put(map, "volatility", metrics.volatility());
    put(map, "sharpe", metrics.sharpe());
    put(map, "sortino", metrics.sortino());
    put(map, "sortino_all_hours", metrics.sortinoAllHours());
    put(map, "calmar", metrics.calmar());
    map.put("max_drawdown", metrics.maxDrawdown());
    map.put("max_drawdown_hours", metrics.maxDrawdownHours());
    map.put("max_drawdown_recovered", metrics.maxDrawdownRecovered());
    map.put("avg_exposure", metrics.avgExposure());
    map.put("time_in_market", metrics.timeInMarket());
    put(map, "turnover", metrics.turnover());
    map.put("rebalances", metrics.rebalances());
    map.put("trades", metrics.trades());
    put(map, "win_rate", metrics.winRate());
    put(map, "profit_factor", metrics.profitFactor());
    map.put("fees_usd", metrics.feesUsd());
    map.put("slippage_usd", metrics.slippageUsd());
    map.put("start_equity", metrics.startUsd());
    map.put("final_equity", metrics.finalEquityUsd());
    map.put("bars", metrics.bars());
    map.put("years", metrics.years());
    return map;
  }

  private static void put(Map<String, Object> map, String name, OptionalDouble value) {
    value.ifPresent(known -> map.put(name, known));
  }
}
