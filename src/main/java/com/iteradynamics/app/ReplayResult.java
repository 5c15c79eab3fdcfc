package com.iteradynamics.app;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Figure;
import com.iteradynamics.document.Prose;
import com.iteradynamics.document.Table;
import com.iteradynamics.document.Unit;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.CurrencyPair;
import com.iteradynamics.research.report.BookTables;
import java.time.Instant;
import java.util.ArrayList;
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
    Money strategyMoney,
    Money holdMoney,
    int buys,
    int sells,
    double feesUsd,
    Map<ExecutionBranch, Integer> branches) {

  private static final List<Figure<Money>> OF_MONEY =
      List.of(
          Figure.of("equity_usd", "equity", "", Unit.USD, Money::equityUsd),
          Figure.of("return_frac", "return", "", Unit.FRACTION, Money::earned),
          Figure.of("max_drawdown_frac", "max drawdown", "", Unit.FRACTION, Money::maxDrawdown));

  /**
   * Where an equity went.
   *
   * @param startUsd at the start
   * @param equityUsd at the end
   * @param maxDrawdown deepest fall from an earlier peak, fraction, &lt;= 0
   */
  record Money(double startUsd, double equityUsd, double maxDrawdown) {
    private double earned() {
      return equityUsd / startUsd - 1;
    }
  }

  /** What came of it, and which model was asked. */
  Document document(LabModel model) {
    List<Table.Row> rows = new ArrayList<>();
    OF_MONEY.forEach(of -> rows.add(of.row(of.cell(strategyMoney), of.cell(holdMoney))));
    rows.add(row("in position", Cell.fraction((double) hoursInPosition / hours), "100.00 %"));
    String orders = Counts.of(buys, "buy") + ", " + Counts.of(sells, "sell");
    rows.add(row("orders", Cell.words(orders), "1 buy"));
    rows.add(row("fees", Cell.usd(feesUsd), ""));
    List<Column> columns =
        List.of(
            Column.left("figure").least(12),
            Column.right("strategy").least(18),
            Column.right("buy and hold").least(18));
    String head =
        String.format(
            Locale.ROOT,
            "%s on %s, %s to %s, %s",
            strategy,
            productId,
            from,
            to,
            Counts.of(hours, "hour"));
    return new Document(
        head,
        "",
        List.of(
            Block.of(Prose.of(head)),
            Block.of(new Table("", "", columns, rows)),
            Block.of(BookTables.branches(branches)),
            Block.of(Prose.of(model.lines()))),
        List.of(),
        CurrencyPair.of(productId).quote());
  }

  private static Table.Row row(String name, Cell strategy, String hold) {
    return new Table.Row(name, List.of(strategy, Cell.words(hold)));
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("strategy", strategy);
    map.put("product_id", productId);
    map.put("from", from.toString());
    map.put("to", to.toString());
    map.put("hours", hours);
    map.put("hours_in_position", hoursInPosition);
    map.put("start_usd", strategyMoney.startUsd());
    map.putAll(Figure.json(OF_MONEY, strategyMoney));
    map.put("buys", buys);
    map.put("sells", sells);
    map.put("fees_usd", feesUsd);
    Figure.json(OF_MONEY, holdMoney).forEach((name, value) -> map.put("hold_" + name, value));
    map.put("branches", branches);
    return map;
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
      new RecordWords(record).orders("orders").forEach(this::add);
    }

    private void add(RecordedOrder order) {
      if (order.sum("base_qty").signum() > 0) {
        feesUsd += order.sum("fee_usd").doubleValue();
        buys += order.bought() ? 1 : 0;
        sells += order.bought() ? 0 : 1;
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
    private final double start;
    private double last;
    private double peak;
    private double maxDrawdown;

    Equity(double start) {
      this.start = start;
      last = start;
      peak = start;
    }

    void add(double usd) {
      last = usd;
      peak = Math.max(peak, usd);
      maxDrawdown = Math.min(maxDrawdown, peak > 0 ? usd / peak - 1 : 0);
    }

    Money money() {
      return new Money(start, last, maxDrawdown);
    }
  }
}
