package com.iteradynamics.app.lambda;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Field;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.execution.TickKey;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * The function's log: lines of JSON. Each tick leaves one that tells its story and that CloudWatch
 * reads its metrics from, so that a figure in a graph and the reason for it are found together.
 */
final class TickReport {
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
          Recorded.WALLET_ERR,
          Recorded.DRY_RUN,
          Recorded.CODE_VERSION,
          Recorded.PARAMETER_HASH);

  private final PrintStream out;
  private final InstantSource clock;
  private final IntSupplier remoteCalls;

  /**
   * @param out where the lines go
   * @param remoteCalls how many calls to AWS this process made so far
   */
  TickReport(PrintStream out, InstantSource clock, IntSupplier remoteCalls) {
    this.out = out;
    this.clock = clock;
    this.remoteCalls = remoteCalls;
  }

  /** A line that belongs to no tick. */
  void line(String level, String message) {
    Map<String, Object> line = head(level, message);
    write(line);
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

  private Map<String, Object> head(String level, String message) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("timestamp", clock.instant().toString());
    line.put("level", level);
    line.put("message", message);
    return line;
  }

  // One call, so that lines of several threads do not mix.
  private void write(Map<String, Object> line) {
    out.println(Json.write(line));
  }

  /** One invocation; one of its ends is told. */
  final class Tick {
    private final String requestId;
    private final long begun = System.nanoTime();
    private final int callsBefore = remoteCalls.getAsInt();
    private final Map<String, Object> names = new LinkedHashMap<>();
    private Metrics metrics = Metrics.none();

    private Tick(String requestId) {
      this.requestId = requestId;
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

    /** Nothing was done, and nothing will be. */
    void refused(String why) {
      end(line("WARN", why, "refused"));
    }

    /** Somebody else does it. */
    void held(String why) {
      end(line("WARN", why, "held"));
    }

    /** It left no record. */
    void failed(String why, RuntimeException failure) {
      Map<String, Object> line = line("ERROR", why, "failed");
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      line.put("stack_trace", trace.toString());
      metrics.failed();
      end(line);
    }

    private Map<String, Object> line(String level, String message, String outcome) {
      Map<String, Object> line = head(level, message);
      line.put("outcome", outcome);
      line.put("request_id", requestId);
      line.putAll(names);
      return line;
    }

    private void end(Map<String, Object> line) {
      metrics.took((System.nanoTime() - begun) / 1e6, remoteCalls.getAsInt() - callsBefore);
      metrics.addTo(line, clock.millis());
      write(line);
    }
  }
}
