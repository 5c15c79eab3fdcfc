package com.iteradynamics.research;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** {@link Metrics} by the names that files give them; what is not defined is left out. */
public final class MetricFields {
  private MetricFields() {}

  /** The figures by name, in the order of files. */
  public static Map<String, Object> of(Metrics metrics) {
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
