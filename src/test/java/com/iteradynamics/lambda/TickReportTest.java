package com.iteradynamics.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.execution.port.StoreException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One line for each invocation, that tells its story and carries its metrics. */
class TickReportTest {
  private final MemoryLog log = new MemoryLog();

  @Test
  void aTickThatIsRecordedLeavesItsStoryAndItsMetricsInOneLine() {
    log.tick(9)
        .recorded(
            MemoryLog.record(
                "ENTER_LONG",
                "why",
                "target 250.00 USD",
                "equity_usd",
                1000.0,
                "dd_band",
                "ok",
                "regime_label",
                "TREND_UP",
                "regime_features",
                Map.of("price", 1),
                "orders",
                List.of(MemoryLog.order("FILLED"))),
            false);

    Map<String, Object> line = log.line();
    assertEquals(
        List.of(
            "timestamp",
            "level",
            "message",
            "outcome",
            "request_id",
            "timestamp_utc",
            "book",
            "product_id",
            "replayed",
            "execution_branch",
            "why",
            "regime_label",
            "equity_usd",
            "dd_band",
            "orders"),
        List.copyOf(line.keySet()).subList(0, 15));
    assertEquals("2026-03-01T14:01:02.500Z", line.get("timestamp"));
    assertEquals("INFO", line.get("level"));
    assertEquals("ENTER_LONG: target 250.00 USD", line.get("message"));
    assertEquals("recorded", line.get("outcome"));
    assertEquals("request-1", line.get("request_id"));
    assertEquals("2026-03-01 14:00:00", line.get("timestamp_utc"));
    assertEquals(false, line.get("replayed"));
    assertEquals(9, line.get("RemoteCalls"));
    assertEquals(1, line.get("TickFinished"));
    assertEquals(List.of(), Emf.problems(line));
  }

  /** The answer is the same as before; figures of a tick are counted once. */
  @Test
  void aTickThatWasRecordedBeforeIsNotCountedAgain() {
    log.tick(2).recorded(MemoryLog.record("ENTER_LONG", "why", "because"), true);

    Map<String, Object> line = log.line();
    assertEquals("recorded before, nothing was done", line.get("message"));
    assertEquals(true, line.get("replayed"));
    assertEquals("ENTER_LONG", line.get("execution_branch"));
    assertFalse(line.containsKey("TickFinished"));
    assertFalse(line.containsKey("Ticks"));
    assertEquals(List.of(), Emf.problems(line));
  }

  @Test
  void aRefusalAndAHeldLeaseAreWarnings() {
    log.tick(0).refused("time lies ahead");
    log.tick(1).held("another process works on it");

    assertEquals(
        List.of("WARN refused time lies ahead", "WARN held another process works on it"),
        log.lines().stream()
            .map(line -> line.get("level") + " " + line.get("outcome") + " " + line.get("message"))
            .toList());
    log.lines().forEach(line -> assertFalse(line.containsKey("TickFinished"), line.toString()));
  }

  @Test
  void anEventThatNamesNoTickIsRefusedWithoutMetrics() {
    log.report.begin("request-2").refused("the event is not JSON");

    Map<String, Object> line = log.line();
    assertEquals("request-2", line.get("request_id"));
    assertFalse(line.containsKey("_aws"));
    assertFalse(line.containsKey("product_id"));
  }

  @Test
  void aFailureIsOneLineWithAllOfItsTrace() {
    StoreException failure =
        new StoreException("the table is gone", new IllegalStateException("no such table"));

    log.tick(4).failed("the tick failed: the table is gone", failure);

    Map<String, Object> line = log.line();
    assertEquals("ERROR", line.get("level"));
    assertEquals("failed", line.get("outcome"));
    assertEquals(1, line.get("TickFailed"));
    String trace = (String) line.get("stack_trace");
    assertTrue(trace.contains("StoreException: the table is gone"), trace);
    assertTrue(trace.contains("Caused by: java.lang.IllegalStateException"), trace);
    assertTrue(trace.contains("aFailureIsOneLineWithAllOfItsTrace"), trace);
    assertEquals(List.of(), Emf.problems(line));
  }

  @Test
  void aLineThatBelongsToNoTickSaysItsLevelAndNothingElse() {
    log.report.line("WARN", "ARGUS_MODEL_FILE is set and not used");

    assertEquals(
        "{\"timestamp\":\"2026-03-01T14:01:02.500Z\",\"level\":\"WARN\","
            + "\"message\":\"ARGUS_MODEL_FILE is set and not used\"}\n",
        log.text());
  }

  /** Line breaks in a message would make two lines of one, neither of them JSON. */
  @Test
  void whateverAMessageHoldsItStaysOneLine() {
    log.tick(0).refused("first\nsecond\r\n\u2028\u0000\"}");

    assertEquals("first\nsecond\r\n\u2028\u0000\"}", log.line().get("message"));
  }

  @Test
  void durationAndCallsAreThisInvocationsOwn() {
    log.tick(5).refused("one");
    log.tick(7).refused("two");

    assertEquals(List.of(5, 7), log.lines().stream().map(line -> line.get("RemoteCalls")).toList());
    log.lines()
        .forEach(line -> assertTrue(((Number) line.get("TickDurationMs")).doubleValue() >= 0));
  }
}
