package com.iteradynamics.lambda;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.order.BookKey;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A log in memory, and records to put into it. */
final class MemoryLog {
  static final TickKey TICK =
      new TickKey(BookKey.paper("BTC-USD"), Instant.parse("2026-03-01T14:00:00Z"));
  static final Instant NOW = Instant.parse("2026-03-01T14:01:02.500Z");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int calls = 100;

  final TickReport report =
      new TickReport(
          new PrintStream(bytes, true, StandardCharsets.UTF_8),
          InstantSource.fixed(NOW),
          () -> calls);

  /** The report of one invocation, which made {@code calls} calls to AWS. */
  TickReport.Tick tick(int calls) {
    TickReport.Tick told = report.begin("request-1");
    told.of(TICK);
    this.calls += calls;
    return told;
  }

  /** All that was written. */
  String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** The lines, read. */
  List<Map<String, Object>> lines() {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (String line : text().lines().toList()) {
      try {
        lines.add(Json.readMap(line));
      } catch (Json.MalformedJsonException e) {
        throw new AssertionError(line, e);
      }
    }
    return lines;
  }

  /** The one line. */
  Map<String, Object> line() {
    List<Map<String, Object>> lines = lines();
    if (lines.size() != 1) {
      throw new AssertionError("one line was expected: " + text());
    }
    return lines.get(0);
  }

  /** An order as a record has it. */
  static Map<String, Object> order(String state) {
    return Map.of(
        "client_order_id",
        "argus-1",
        "side",
        "BUY",
        "size",
        250,
        "leg",
        0,
        "attempt",
        0,
        "state",
        state,
        "sends",
        1,
        "reference_price_usd",
        100,
        "fill_source",
        "NEXT_OPEN",
        "fills",
        List.of());
  }

  /**
   * A record of {@link #TICK} that says the least, with {@code more} in pairs of name and value.
   */
  static CortexRecord record(String branch, Object... more) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(CortexRecord.TIMESTAMP, CortexRecord.timestamp(TICK.hour()));
    fields.put("schema", CortexRecord.SCHEMA);
    fields.put("book", "paper");
    fields.put("product_id", "BTC-USD");
    fields.put("execution_branch", branch);
    for (int i = 0; i < more.length; i += 2) {
      fields.put((String) more[i], more[i + 1]);
    }
    return CortexRecord.of(fields);
  }
}
