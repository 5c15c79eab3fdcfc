package com.iteradynamics.research;

import com.iteradynamics.adapter.local.MemoryStore;
import com.iteradynamics.adapter.local.PaperBroker;
import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.adapter.local.ReplayCandles;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.execution.BookCycle;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.market.CandleSeries;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What {@link GovernedBacktest} has to give, from the hourly cycle itself, with its store and its
 * records, at about forty times the price.
 */
public final class CycleBacktest {
  /** A backtest goes forwards only, and its result does not come from the store's records. */
  private static final int RECORDS_KEPT = 100;

  private final BookCurve curve;
  private final int start;
  private final Map<ExecutionBranch, Integer> branches = new EnumMap<>(ExecutionBranch.class);

  private CycleBacktest(BookCurve curve, int start) {
    this.curve = curve;
    this.start = start;
  }

  /**
   * The book of the cycle over candles {@code start} to {@code end - 1}, at least two.
   *
   * @param cycle the three layers
   * @param paper the venue, its costs and the cash to begin with
   */
  public static BookRun run(
      CycleParameters cycle,
      PaperParameters paper,
      CandleSeries tape,
      int start,
      int end,
      FillTime fill) {
    CandleSeries seen = tape.first(end);
    double cash = paper.startCashUsd().doubleValue();
    BookCurve curve = new BookCurve(seen, start, end - start, cash);
    curve.mark(0, cash, 0);
    CycleBacktest backtest = new CycleBacktest(curve, start);
    CandleSource candles = candles(seen, fill);
    CycleReplay.run(
        clock ->
            BookCycle.of(
                cycle,
                new MemoryStore(RECORDS_KEPT),
                candles,
                PaperBroker.over(seen, paper, cycle.maker()),
                clock),
        seen,
        start,
        end - 1,
        backtest::add);
    return new BookRun(curve, backtest.branches, 0, BlockedTime.NONE);
  }

  private static CandleSource candles(CandleSeries tape, FillTime fill) {
    return switch (fill) {
      case NEXT_OPEN, MAKER, MAKER_ONLY -> new ReplayCandles(tape);
      case NEXT_CLOSE -> new LateFills(tape);
      case MAKER_BEST, MAKER_ONLY_BEST ->
          throw new IllegalArgumentException("paper has no best case");
    };
  }

  /** Books what the tick after {@code candle} did; it shows at the close of the next one. */
  private void add(int candle, CortexRecord record) {
    int k = candle + 1 - start;
    branches.merge(record.branch(), 1, Integer::sum);
    List<Map<String, Object>> orders = record.entries("orders");
    for (int i = 0; i < orders.size(); i++) {
      order(k, orders.get(i));
    }
    double cash = record.get(Recorded.CASH_USD).map(Number::doubleValue).orElseThrow();
    double base = record.get(Recorded.BASE_QTY).map(Number::doubleValue).orElseThrow();
    curve.mark(k, cash, base);
  }

  private void order(int k, Map<String, Object> order) {
    double direction = "BUY".equals(order.get("side")) ? 1 : -1;
    double reference = number(order, "reference_price_usd");
    for (Object each : (List<?>) order.get("fills")) {
      Map<?, ?> fill = (Map<?, ?>) each;
      curve.traded(
          k,
          direction * number(fill, "base_qty"),
          number(fill, "price_usd"),
          reference,
          number(fill, "fee_usd"));
    }
  }

  private static double number(Map<?, ?> fields, String name) {
    return ((BigDecimal) fields.get(name)).doubleValue();
  }
}
