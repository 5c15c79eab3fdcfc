package com.iteradynamics.app;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.CurrencyPair;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a replay came to.
 *
 * @param strategy the strategy's id
 * @param productId what was traded
 * @param from the first tick hour
 * @param to the last tick hour
 * @param hours how many ticks there were
 * @param hoursInPosition after how many of them there was a position
 * @param startUsd cash at the start
 * @param strategyMoney what the strategy came to
 * @param holdMoney what buying at the first hour and holding came to, at the same costs
 * @param buys orders that bought something
 * @param sells orders that sold something
 * @param feesUsd fees of all of them
 * @param branches how often each branch was taken
 */
record ReplayResult(
    String strategy,
    String productId,
    Instant from,
    Instant to,
    int hours,
    int hoursInPosition,
    double startUsd,
    Money strategyMoney,
    Money holdMoney,
    int buys,
    int sells,
    double feesUsd,
    Map<ExecutionBranch, Integer> branches) {

  /**
   * Where an equity went.
   *
   * @param equityUsd at the end
   * @param maxDrawdown deepest fall from an earlier peak, fraction, &lt;= 0
   */
  record Money(double equityUsd, double maxDrawdown) {}

  void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s on %s, %s to %s, %s%n%n",
        strategy,
        productId,
        from,
        to,
        Counts.of(hours, "hour"));
    out.printf(Locale.ROOT, "%-14s%20s%20s%n", "", "strategy", "buy and hold");
    row(out, "equity", amount(strategyMoney.equityUsd), amount(holdMoney.equityUsd));
    row(out, "return", change(strategyMoney), change(holdMoney));
    row(
        out,
        "max drawdown",
        Figures.percent(strategyMoney.maxDrawdown),
        Figures.percent(holdMoney.maxDrawdown));
    row(out, "in position", Figures.percent((double) hoursInPosition / hours), "100.00 %");
    row(out, "orders", Counts.of(buys, "buy") + ", " + Counts.of(sells, "sell"), "1 buy");
    row(out, "fees", amount(feesUsd), "");
    out.println();
    branches.forEach((branch, count) -> out.printf(Locale.ROOT, "%7d  %s%n", count, branch));
  }

  private String amount(double amount) {
    return Figures.amount(amount, CurrencyPair.of(productId).quote());
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("strategy", strategy);
    map.put("product_id", productId);
    map.put("from", from.toString());
    map.put("to", to.toString());
    map.put("hours", hours);
    map.put("hours_in_position", hoursInPosition);
    map.put("start_usd", startUsd);
    map.put("equity_usd", strategyMoney.equityUsd);
    map.put("return_frac", strategyMoney.equityUsd / startUsd - 1);
    map.put("max_drawdown_frac", strategyMoney.maxDrawdown);
    map.put("buys", buys);
    map.put("sells", sells);
    map.put("fees_usd", feesUsd);
    map.put("hold_equity_usd", holdMoney.equityUsd);
    map.put("hold_return_frac", holdMoney.equityUsd / startUsd - 1);
    map.put("hold_max_drawdown_frac", holdMoney.maxDrawdown);
    map.put("branches", branches);
    return map;
  }

  private String change(Money money) {
    return Figures.percent(money.equityUsd / startUsd - 1);
  }

  private static void row(PrintWriter out, String name, String strategy, String hold) {
    out.println(String.format(Locale.ROOT, "%-14s%20s%20s", name, strategy, hold).stripTrailing());
  }

  /** Counts while the replay runs. */
  static final class Tally {
    private final Configuration configuration;
    private final CandleSeries tape;
    private final int start;
    private final BuyAndHold hold;
    private final Equity equity;
    private final Equity holdEquity;
    private final Map<ExecutionBranch, Integer> branches = new EnumMap<>(ExecutionBranch.class);
    private int newest;
    private int hoursInPosition;
    private int buys;
    private int sells;
    private double feesUsd;

    Tally(Configuration configuration, CandleSeries tape, int start) {
      this.configuration = configuration;
      this.tape = tape;
      this.start = start;
      double cash = configuration.paper().startCashUsd().doubleValue();
      hold = new BuyAndHold(configuration.paper(), tape, start);
      equity = new Equity(cash);
      holdEquity = new Equity(cash);
    }

    void add(int candle, CortexRecord record) {
      newest = candle;
      record.number("equity_after_usd").ifPresent(equity::add);
      holdEquity.add(hold.equityUsd(tape.close(candle)));
      hoursInPosition += record.flag("in_position") ? 1 : 0;
      branches.merge(record.branch(), 1, Integer::sum);
      List<Map<String, Object>> orders = record.entries("orders");
      for (Map<String, Object> order : orders) {
        if (TickView.sum(order, "base_qty").signum() > 0) {
          feesUsd += TickView.sum(order, "fee_usd").doubleValue();
          buys += "BUY".equals(order.get("side")) ? 1 : 0;
          sells += "SELL".equals(order.get("side")) ? 1 : 0;
        }
      }
    }

    ReplayResult result() {
      return new ReplayResult(
          configuration.strategyId(),
          tape.productId(),
          Times.hourAfter(tape, start),
          Times.hourAfter(tape, newest),
          newest + 1 - start,
          hoursInPosition,
          configuration.paper().startCashUsd().doubleValue(),
          equity.money(),
          holdEquity.money(),
          buys,
          sells,
          feesUsd,
          branches);
    }
  }

  /** An equity on its way. */
  private static final class Equity {
    private double last;
    private double peak;
    private double maxDrawdown;

    Equity(double start) {
      last = start;
      peak = start;
    }

    void add(double usd) {
      last = usd;
      peak = Math.max(peak, usd);
      maxDrawdown = Math.min(maxDrawdown, peak > 0 ? usd / peak - 1 : 0);
    }

    Money money() {
      return new Money(last, maxDrawdown);
    }
  }
}
