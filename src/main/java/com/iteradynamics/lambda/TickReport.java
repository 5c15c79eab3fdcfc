package com.iteradynamics.lambda;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Field;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.execution.port.TickKey;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/** The hourly function's log: of each tick a line with its story and its metrics. */
final class TickReport extends FunctionLog {
  private static final List<Field<?>> STORY =
      List.of(
          Recorded.BRANCH,
          Recorded.WHY,
          Recorded.LATE,
          Recorded.ASOF_TS,
          Recorded.CANDLE_NOTES,
          Recorded.CANDLE_DIFFERENCES,
          Recorded.REGIME_LABEL,
          Recorded.REGIME_CONFIDENCE,
          Recorded.STRATEGY_MODULE,
          Recorded.INTENT_ACTION,
          Recorded.INTENT_REASON,
          Recorded.INTENT_ERROR,
          Recorded.EQUITY_USD,
          Recorded.DRAWDOWN_FRAC,
          Recorded.DD_BAND,
          Recorded.KILLED,
          Recorded.NO_ORDER_BECAUSE,
          Recorded.EQUITY_AFTER_USD,
          Recorded.CASH_USD,
          Recorded.BASE_QTY,
          Recorded.POSITION_NOTIONAL_USD,
          Recorded.IN_POSITION,
          Recorded.PLANNED_EXIT_TS,
          Recorded.NO_HORIZON,
          Recorded.WALLET_ERR,
          Recorded.DRY_RUN,
          Recorded.CODE_VERSION,
          Recorded.PARAMETER_HASH);

  private final IntSupplier remoteCalls;

  /**
   * @param out where the lines go
   * @param remoteCalls how many calls to AWS this process made so far
   */
  TickReport(PrintStream out, InstantSource clock, IntSupplier remoteCalls) {
    super(out, clock);
    this.remoteCalls = remoteCalls;
  }

  /** A tick is well, and the copy of mission control was not written after it. */
  void dashboardFailed(TickKey tick, String why) {
    Map<String, Object> line =
        head("WARN", "the dashboard of " + tick + " was not written: " + why);
    TickMetrics metrics = new TickMetrics(tick.book());
    metrics.dashboardFailed();
    metrics.addTo(line, clock.millis());
    write(line);
  }

  /** The story of one invocation begins. */
  Tick begin(String requestId) {
    return new Tick(requestId);
  }

  /** One invocation; one of its ends is reported. */
  final class Tick extends Story {
    private final long begun = System.nanoTime();
    private final int callsBefore = remoteCalls.getAsInt();
    private TickMetrics metrics = TickMetrics.none();

    private Tick(String requestId) {
      super(requestId);
    }

    /** Which tick it is. */
    void of(TickKey tick) {
      names.put(CortexRecord.TIMESTAMP, CortexRecord.timestamp(tick.hour()));
      names.put("book", tick.book().book());
      names.put("product_id", tick.book().productId());
      metrics = new TickMetrics(tick.book(), tick.watch());
    }

    /** A watch had nothing to do. */
    void quiet(String why) {
      metrics.quiet();
      end(line("INFO", why, "quiet"));
    }

    /** Events were published, and the bus accepted all or not. */
    void events(boolean taken) {
      metrics.events(taken);
    }

    /** So many hours just before it were not decided. */
    void missed(int hours) {
      metrics.missed(hours);
    }

    /** The tick has its record. */
    void recorded(CortexRecord record, boolean before) {
      String reason = record.branch() + ": " + record.get(Recorded.WHY).orElse("");
      Map<String, Object> line =
          line("INFO", before ? "recorded before, nothing was done" : reason, "recorded");
      line.put("replayed", before);
      line.putAll(record.some(STORY));
      if (record.fields().get(Recorded.ORDERS.name()) instanceof List<?> orders
          && !orders.isEmpty()) {
        line.put(Recorded.ORDERS.name(), orders);
      }
      if (!before) {
        metrics.of(record);
      }
      end(line);
    }

    /** Somebody else does it. */
    void held(String why) {
      end(line("WARN", why, "held"));
    }

    /** It left no record. */
    @Override
    void failed(String why, RuntimeException failure) {
      metrics.failed();
      super.failed(why, failure);
    }

    @Override
    void end(Map<String, Object> line) {
      metrics.took((System.nanoTime() - begun) / 1e6, remoteCalls.getAsInt() - callsBefore);
      metrics.addTo(line, clock.millis());
      write(line);
    }
  }
}
