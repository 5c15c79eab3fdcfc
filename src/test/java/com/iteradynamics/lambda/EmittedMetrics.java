package com.iteradynamics.lambda;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.governance.AlertLevel;
import com.iteradynamics.governance.GovernanceReport;
import com.iteradynamics.governance.Group;
import com.iteradynamics.governance.Reports;
import com.iteradynamics.order.BookKey;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The metrics that the functions write by book and product, taken from what it writes. */
public final class EmittedMetrics {
  private static final CortexRecord RECORD =
      CortexRecord.of(
          Map.ofEntries(
              Map.entry("schema", CortexRecord.SCHEMA),
              Map.entry(CortexRecord.TIMESTAMP, "2026-03-01 14:00:00"),
              Map.entry("execution_branch", "ENTER_LONG"),
              Map.entry("book", "paper"),
              Map.entry("product_id", "BTC-USD"),
              Map.entry("equity_after_usd", 1000.0),
              Map.entry("position_notional_usd", 250.0),
              Map.entry("drawdown_frac", -0.01),
              Map.entry("dd_band", "ok"),
              Map.entry("killed", false),
              Map.entry("equity_usd", 1000.0),
              Map.entry("why", "because"),
              Map.entry("intent_action", "ENTER_LONG"),
              Map.entry("intent_reason", "because"),
              Map.entry("regime_label", "TREND_UP")));

  private EmittedMetrics() {}

  /** Names of metrics with the dimensions Book and Product, in the namespace Argus. */
  public static Set<String> names() {
    TickMetrics metrics = new TickMetrics(BookKey.paper("BTC-USD"));
    metrics.missed(1);
    metrics.events(false);
    metrics.of(RECORD);
    metrics.failed();
    metrics.took(1_234.5, 7);
    Map<String, Object> line = new LinkedHashMap<>();
    metrics.addTo(line, 0);
    Set<String> names = names(line);
    TickMetrics watch = new TickMetrics(BookKey.paper("BTC-USD"), true);
    watch.quiet();
    watch.addTo(line, 0);
    names.addAll(names(line));
    GovernanceReport report =
        Reports.of(
            Reports.day(1),
            Optional.empty(),
            Reports.finding(Group.REGIMES, "regime.CHOP", 0.3, AlertLevel.ALARM));
    TickMetrics daily = new TickMetrics(BookKey.paper("BTC-USD"));
    daily.of(report, false);
    daily.addTo(line, 0);
    names.addAll(names(line));
    return names;
  }

  private static Set<String> names(Map<String, Object> line) {
    Set<String> names = new TreeSet<>();
    for (Map<?, ?> directive : maps(((Map<?, ?>) line.get("_aws")).get("CloudWatchMetrics"))) {
      boolean byBook = directive.get("Dimensions").equals(List.of(List.of("Book", "Product")));
      if (byBook && directive.get("Namespace").equals("Argus")) {
        maps(directive.get("Metrics")).forEach(metric -> names.add((String) metric.get("Name")));
      }
    }
    return names;
  }

  /** Fields of the line in the log that tells a tick's story. */
  public static Set<String> storyFields() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TickReport report =
        new TickReport(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            InstantSource.fixed(RECORD.hour()),
            () -> 0);
    TickReport.Tick told = report.begin("request");
    told.of(new TickKey(BookKey.paper("BTC-USD"), RECORD.hour()));
    told.recorded(RECORD, false);
    try {
      return new TreeSet<>(Json.readMap(out.toString(StandardCharsets.UTF_8)).keySet());
    } catch (Json.MalformedJsonException e) {
      throw new IllegalStateException("the log is not JSON", e);
    }
  }

  private static List<Map<?, ?>> maps(Object list) {
    return ((List<?>) list).stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList();
  }
}
