package com.iteradynamics.cli.lab;

import com.iteradynamics.adapter.local.PaperBroker;
import com.iteradynamics.adapter.local.ReplayCandles;
import com.iteradynamics.adapter.local.ReplayMarket;
import com.iteradynamics.cli.Counts;
import com.iteradynamics.cli.Progress;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.cortex.RecordedOrder;
import com.iteradynamics.cortex.RecordedOrder.RecordedFill;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.WatchParameters;
import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Figure;
import com.iteradynamics.document.Prose;
import com.iteradynamics.document.Table;
import com.iteradynamics.document.Unit;
import com.iteradynamics.event.Times;
import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.execution.port.ModelSource;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.CurrencyPair;
import com.iteradynamics.market.FineCandles;
import com.iteradynamics.research.Costs;
import com.iteradynamics.research.CycleReplay;
import com.iteradynamics.research.Watched;
import com.iteradynamics.research.report.BookTables;
import com.iteradynamics.wiring.Cycle;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Every hour of a candle history through the cycle, on paper, and what that came to; beside it all
 * cash into the product at the first hour, at the paper venue's costs, and kept.
 */
final class ReplayResult {
  private static final List<Figure<Equity>> OF_MONEY =
      List.of(
          Figure.of("equity_usd", "equity", "", Unit.USD, it -> it.last),
          Figure.of("return_frac", "return", "", Unit.FRACTION, it -> it.last / it.start - 1),
          Figure.of("max_drawdown_frac", "max drawdown", "", Unit.FRACTION, it -> it.maxDrawdown));

  private final Configuration configuration;
  private final LabModel model;
  private final CandleSeries candles;
  private final int start;
  private final Equity equity;
  private final Equity holdEquity;
  private final double heldQty;
  private final Map<ExecutionBranch, Integer> branches = new EnumMap<>(ExecutionBranch.class);
  private int hours;
  private int hoursInPosition;
  private int buys;
  private int sells;
  private double feesUsd;
  private Watched watched;

  private ReplayResult(Configuration configuration, LabModel model, boolean watches) {
    this.configuration = configuration;
    this.model = model;
    // What opens after the span is not known at its end.
    candles = model.span().seen();
    start = model.span().start();
    double cash = configuration.paper().startCashUsd().doubleValue();
    watched = watches ? Watched.BY_MINUTE : Watched.NONE;
    equity = new Equity(cash);
    holdEquity = new Equity(cash);
    heldQty = Costs.of(configuration.paper()).bought(cash, firstPrice());
  }

  /** Of the first hour: the open that follows the first candle, and else its close. */
  private double firstPrice() {
    boolean known =
        start + 1 < candles.size()
            && candles.openTime(start + 1).equals(Times.hourAfter(candles, start));
    return known ? candles.open(start + 1) : candles.close(start);
  }

  /**
   * Runs all of it.
   *
   * @param model asked for p_long; its span is what is run over, and the candles before that only
   *     warm up the indicators
   * @param fine by which the watches run; empty when they do not
   * @param store a fresh one
   */
  static ReplayResult of(
      Configuration configuration,
      LabModel model,
      Optional<FineCandles> fine,
      TickStore store,
      Progress progress) {
    ReplayResult result = new ReplayResult(configuration, model, fine.isPresent());
    ModelSource source = ModelSource.of(model.forecaster());
    CandleSource candles = new ReplayCandles(result.candles);
    CycleReplay.run(
        clock ->
            Cycle.onPaper(
                configuration,
                source,
                model.feed().source(),
                store,
                candles,
                result.venue(fine, clock),
                clock),
        fine.isPresent() ? configuration.decision().watch() : WatchParameters.OFF,
        result.candles,
        result.start,
        model.span().end(),
        result.listener(progress));
    return result;
  }

  private Broker venue(Optional<FineCandles> fine, InstantSource clock) {
    return PaperBroker.over(
        candles,
        configuration.paper(),
        configuration.maker(),
        fine.map(within -> new ReplayMarket(candles.productId(), within, clock)));
  }

  private CycleReplay.Listener listener(Progress progress) {
    return new CycleReplay.Listener() {
      @Override
      public void after(int candle, CortexRecord record) {
        add(candle, record);
        progress.at(hours);
      }

      @Override
      public void watched(Instant minute, Optional<CortexRecord> record) {
        record
            .filter(ReplayResult.this::executed)
            .ifPresent(sold -> watched = watched.sold(sold.branch()));
      }
    };
  }

  private void add(int candle, CortexRecord record) {
    hours++;
    record.get(Recorded.EQUITY_AFTER_USD).ifPresent(equity::add);
    holdEquity.add(heldQty * candles.close(candle));
    hoursInPosition += record.is(Recorded.IN_POSITION) ? 1 : 0;
    branches.merge(record.branch(), 1, Integer::sum);
    executed(record);
  }

  /** Counts what was executed of the orders of a record, and says whether anything was. */
  private boolean executed(CortexRecord record) {
    boolean any = false;
    for (RecordedOrder order : record.all(Recorded.ORDERS)) {
      if (order.sum(RecordedFill::baseQty).signum() > 0) {
        feesUsd += order.sum(RecordedFill::feeUsd).doubleValue();
        buys += order.buys() ? 1 : 0;
        sells += order.buys() ? 0 : 1;
        any = true;
      }
    }
    return any;
  }

  private Instant from() {
    return Times.hourAfter(candles, start);
  }

  private Instant to() {
    return Times.hourAfter(candles, start + hours - 1);
  }

  /** The result, and which model was asked. */
  Document document() {
    List<Table.Row> rows = new ArrayList<>();
    OF_MONEY.forEach(of -> rows.add(of.row(of.cell(equity), of.cell(holdEquity))));
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
            configuration.strategyId(),
            candles.productId(),
            from(),
            to(),
            Counts.of(hours, "hour"));
    return new Document(
        head,
        "",
        List.of(
            Block.of(Prose.of(head)),
            Block.of(new Table("", "", columns, rows)),
            Block.of(BookTables.branches(branches)),
            Block.of(Prose.of(watched.sentence().stream().toList())),
            Block.of(Prose.of(model.lines()))),
        List.of(),
        CurrencyPair.of(candles.productId()).quote());
  }

  private static Table.Row row(String name, Cell strategy, String hold) {
    return new Table.Row(name, List.of(strategy, Cell.words(hold)));
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("strategy", configuration.strategyId());
    map.put("product_id", candles.productId());
    map.put("from", from().toString());
    map.put("to", to().toString());
    map.put("hours", hours);
    map.put("hours_in_position", hoursInPosition);
    map.put("start_usd", equity.start);
    map.putAll(Figure.json(OF_MONEY, equity));
    map.put("buys", buys);
    map.put("sells", sells);
    map.put("fees_usd", feesUsd);
    Figure.json(OF_MONEY, holdEquity).forEach((name, value) -> map.put("hold_" + name, value));
    map.put("branches", branches);
    watched.addTo(map);
    model.addTo(map);
    return map;
  }

  /** An equity on its way, USD. */
  private static final class Equity {
    private final double start;
    private double last;
    private double peak;

    /** Deepest fall from an earlier peak, fraction, &lt;= 0. */
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
  }
}
