package com.iteradynamics.research.validation;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.cortex.RecordedOrder;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.research.GovernedBacktest;
import com.iteradynamics.research.trades.OrderCause;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was executed of a book's orders: when, which way, how much and at which price and fee. */
final class Executed implements GovernedBacktest.HourEnd {
  private final Map<Instant, List<String>> fills = new TreeMap<>();

  @Override
  public void ended(int candle, ExecutionBranch branch) {}

  @Override
  public void booked(JournaledOrder order, int candle, OrderCause cause) {
    for (Fill fill : order.fills()) {
      add(
          order.request().hour(),
          order.request().side().name(),
          fill.baseQty(),
          fill.priceUsd(),
          fill.feeUsd());
    }
  }

  /** The orders of a record. */
  void of(CortexRecord record) {
    for (RecordedOrder order : record.all(Recorded.ORDERS)) {
      for (RecordedOrder.RecordedFill fill : order.fills()) {
        add(record.hour(), order.side(), fill.baseQty(), fill.priceUsd(), fill.feeUsd());
      }
    }
  }

  private void add(Instant at, String side, BigDecimal base, BigDecimal usd, BigDecimal feeUsd) {
    fills
        .computeIfAbsent(at, any -> new ArrayList<>())
        .add(side + " " + plain(base) + " at " + plain(usd) + ", fee " + plain(feeUsd));
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  /** These of the live cycle beside those of {@code run}, time by time. */
  CheckFinding compared(Executed other, String run) {
    CheckFinding.Tally tally =
        new CheckFinding.Tally("executions of the live cycle and of a backtest");
    SortedSet<Instant> times = new TreeSet<>(fills.keySet());
    times.addAll(other.fills.keySet());
    for (Instant at : times) {
      tally.add(
          FieldComparison.difference(
              Map.of("fills", fills.getOrDefault(at, List.of())),
              Map.of("fills", other.fills.getOrDefault(at, List.of())),
              run,
              at));
    }
    return tally.finding();
  }
}
