package com.iteradynamics.app.lambda;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.execution.TickKey;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/** The hourly function's log: of each tick a line with its story and its metrics. */
final class TickReport extends FunctionLog {
  private static final List<String> STORY =
      List.of(
          """
          execution_branch why late asof_ts candle_notes candle_differences regime_label \
          regime_confidence external_strategy_module intent_action intent_reason intent_error \
          equity_usd drawdown_frac dd_band killed no_order_because equity_after_usd cash_usd \
          base_qty position_notional_usd in_position planned_exit_ts wallet_err dry_run \
          code_version parameter_hash"""
              .split(" ", -1));

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
    Metrics metrics = new Metrics(tick.book());
    metrics.dashboardFailed();
    metrics.addTo(line, clock.millis());
    write(line);
  }

  /** The story of one invocation begins. */
  Tick begin(String requestId) {
    return new Tick(requestId);
  }

  /** One invocation; one of its ends is told. */
  final class Tick extends Story {
    private final long begun = System.nanoTime();
    private final int callsBefore = remoteCalls.getAsInt();
    private Metrics metrics = Metrics.none();

    private Tick(String requestId) {
      super(requestId);
    }

    /** Which tick it is. */
    void of(TickKey tick) {
      names.put(CortexRecord.TIMESTAMP, CortexRecord.timestamp(tick.hour()));
      names.put("book", tick.book().book());
      names.put("product_id", tick.book().productId());
      metrics = new Metrics(tick.book());
    }

    /** The event bus was told, and took everything or did not. */
    void events(boolean taken) {
      metrics.events(taken);
    }

    /** So many hours just before it nobody decided. */
    void missed(int hours) {
      metrics.missed(hours);
    }

    /** The tick has its record. */
    void recorded(CortexRecord record, boolean before) {
      String reason = record.branch() + ": " + record.text("why").orElse("");
      Map<String, Object> line =
          line("INFO", before ? "recorded before, nothing was done" : reason, "recorded");
      line.put("replayed", before);
      for (String name : STORY) {
        Object value = record.fields().get(name);
        if (value != null) {
          line.put(name, value);
        }
      }
      List<Map<String, Object>> orders = record.entries("orders");
      if (!orders.isEmpty()) {
        line.put("orders", orders);
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
