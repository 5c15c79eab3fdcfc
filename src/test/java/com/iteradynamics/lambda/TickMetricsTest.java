package com.iteradynamics.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.decision.ExecutionBranch;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What CloudWatch makes of a tick's line. */
class TickMetricsTest {
  private static final String BY_BOOK = "{Book=paper, Product=BTC-USD}";

  private static final CortexRecord FULL =
      MemoryLog.record(
          "ENTER_LONG",
          "equity_after_usd",
          new BigDecimal("997.65"),
          "position_notional_usd",
          249.4125,
          "drawdown_frac",
          -0.0123,
          "dd_band",
          "soft",
          "killed",
          false,
          "regime_label",
          "TREND_UP",
          "orders",
          List.of(MemoryLog.order("FILLED")));

  private static Map<String, Object> line(TickMetrics metrics) {
    Map<String, Object> line = new LinkedHashMap<>();
    metrics.addTo(line, MemoryLog.NOW.toEpochMilli());
    return line;
  }

  private static Map<String, Object> line(CortexRecord record) {
    TickMetrics metrics = new TickMetrics(MemoryLog.TICK.book());
    metrics.of(record);
    metrics.took(1_234.56, 7);
    return line(metrics);
  }

  @Test
  void aTicksLineIsToTheLetterWhatTheFormatAsksFor() {
    assertEquals(
        """
        {"TickFinished":1,"KillSwitch":0,"OrderUnresolved":0,"NeedsAttention":0,"EquityUsd":997.65,\
        "DrawdownFraction":-0.0123,"DrawdownBand":1,"ExposureFraction":0.25,\
        "TickDurationMs":1234.6,"RemoteCalls":7,"Book":"paper","Product":"BTC-USD",\
        "Branch":"ENTER_LONG","Regime":"TREND_UP","Ticks":1,\
        "_aws":{"Timestamp":1772373662500,"CloudWatchMetrics":[\
        {"Namespace":"Argus","Dimensions":[["Book","Product"]],"Metrics":[\
        {"Name":"TickFinished","Unit":"Count"},\
        {"Name":"KillSwitch","Unit":"Count"},\
        {"Name":"OrderUnresolved","Unit":"Count"},\
        {"Name":"NeedsAttention","Unit":"Count"},\
        {"Name":"EquityUsd","Unit":"None"},\
        {"Name":"DrawdownFraction","Unit":"None"},\
        {"Name":"DrawdownBand","Unit":"None"},\
        {"Name":"ExposureFraction","Unit":"None"},\
        {"Name":"TickDurationMs","Unit":"Milliseconds"},\
        {"Name":"RemoteCalls","Unit":"Count"}]},\
        {"Namespace":"Argus","Dimensions":[["Book","Product","Branch"],["Book","Product","Regime"]],\
        "Metrics":[{"Name":"Ticks","Unit":"Count"}]}]}}""",
        Json.write(line(FULL)));
  }

  @ParameterizedTest
  @CsvSource({
    "HOLD_STRATEGY_FAIL, intent_error, no strategy sg_typo, 1",
    "STALE_CANDLES, why, no candle of 14:00, 1",
    "KILLED_STATE_ACTIVE, killed, true, 1",
    "HOLD_STATE_CORRUPT, why, it cannot be read, 1",
    "WALLET_UNVERIFIED_FAIL_CLOSED_ENTRY, wallet_err, no answer, 1",
    "HOLD_IN_POSITION, intent_error, it threw, 1",
    "HARD_DD_BLOCK, dd_band, hard, 1",
    "HOLD_IN_POSITION, dd_band, hard, 1",
    "GAPPY_CANDLES, why, 6 % of the window, 1",
    "FLAT_NO_ENTRY, why, it does not want one, 0",
    "ENTER_LONG, why, it wants one, 0",
    "HOLD_IN_POSITION, dd_band, soft, 0"
  })
  void whatNeedsAPersonIsTheJudgementOfStatus(
      String branch, String field, String value, int needs) {
    Object fact = value.equals("true") ? (Object) true : value;
    assertEquals(needs, line(MemoryLog.record(branch, field, fact)).get("NeedsAttention"));
  }

  @Test
  void aHaltNeedsAPersonToo() {
    CortexRecord halted =
        MemoryLog.record(
            "HALTED",
            "inputs",
            Map.of("trading_state", "HALTED", "trading_state_reason", "holiday"));
    assertEquals(1, line(halted).get("NeedsAttention"));
  }

  @Test
  void anHourThatWasNotDecidedSaysNothing() {
    for (CortexRecord record :
        List.of(
            MemoryLog.record("OUT_OF_ORDER_TICK"),
            MemoryLog.record("KILLED_STATE_ACTIVE", "late", true, "killed", true))) {
      TickMetrics metrics = new TickMetrics(MemoryLog.TICK.book());
      metrics.missed(3);
      metrics.of(record);
      metrics.took(1, 2);
      Map<String, Object> line = line(metrics);
      assertEquals(
          Set.of("TickDurationMs", "RemoteCalls", "Book", "Product", "_aws"), line.keySet());
    }
  }

  @Test
  void whatIsNotKnownIsNoMetric() {
    Map<String, Object> line = line(MemoryLog.record("MODE_CHANGED_IN_POSITION"));
    assertEquals(1, line.get("TickFinished"));
    for (String name :
        List.of(
            "KillSwitch",
            "EquityUsd",
            "DrawdownFraction",
            "DrawdownBand",
            "ExposureFraction",
            "HoursMissed",
            "EventsUntold")) {
      assertFalse(line.containsKey(name), name);
    }
  }

  @Test
  void aTickIsCountedByBranchAndByRegime() {
    List<String> metrics = Emf.metrics(line(FULL));

    assertEquals(12, metrics.size(), metrics.toString());
    assertEquals(
        List.of(
            "EquityUsd" + BY_BOOK + " = 997.65 None",
            "Ticks{Book=paper, Branch=ENTER_LONG, Product=BTC-USD} = 1 Count",
            "Ticks{Book=paper, Product=BTC-USD, Regime=TREND_UP} = 1 Count"),
        List.of(metrics.get(4), metrics.get(10), metrics.get(11)));
  }

  @ParameterizedTest
  @EnumSource(ExecutionBranch.class)
  void everyBranchsLineKeepsTheRulesOfTheFormat(ExecutionBranch branch) {
    assertEquals(List.of(), Emf.problems(line(MemoryLog.record(branch.name()))));
  }

  @Test
  void theRulesOfTheFormatFindWhatBreaksThem() {
    List<String> missed = new ArrayList<>();
    for (Map<String, Object> broken :
        List.<Map<String, Object>>of(
            Map.of("Book", ""),
            Map.of("Book", 1),
            Map.of("EquityUsd", "much"),
            Map.of("_aws", "none"),
            Map.of("_aws", Map.of("Timestamp", "now", "CloudWatchMetrics", List.of())))) {
      Map<String, Object> line = line(FULL);
      line.putAll(broken);
      if (Emf.problems(line).isEmpty()) {
        missed.add(broken.toString());
      }
    }
    assertEquals(List.of(), missed);
    assertEquals(List.of(), Emf.problems(line(FULL)));
  }

  @ParameterizedTest
  @CsvSource({"ok, 0", "soft, 1", "hard, 2", "kill, 3"})
  void theBandIsItsDepth(String word, int depth) {
    assertEquals(
        depth, line(MemoryLog.record("FLAT_NO_ENTRY", "dd_band", word)).get("DrawdownBand"));
  }

  @ParameterizedTest
  @CsvSource({
    "FILLED,       0",
    "PARTIAL_DONE, 0",
    "REJECTED,     0",
    "CANCELLED,    0",
    "PLANNED,      1",
    "SENT,         1",
    "OPEN,         1",
    "UNKNOWN,      1"
  })
  void anOrderWithoutAnEndIsUnresolved(String state, int unresolved) {
    CortexRecord record = MemoryLog.record("ENTER_LONG", "orders", List.of(MemoryLog.order(state)));

    assertEquals(unresolved, line(record).get("OrderUnresolved"));
  }

  @Test
  void anEarlierOrderWithoutAnEndIsUnresolvedToo() {
    assertEquals(1, line(MemoryLog.record("ORDER_UNRESOLVED")).get("OrderUnresolved"));
  }

  @Test
  void theKillSwitchIsOneFromTheTickThatTrippedItOn() {
    assertEquals(1, line(MemoryLog.record("KILL_DD", "killed", true)).get("KillSwitch"));
    assertEquals(
        1, line(MemoryLog.record("KILLED_STATE_ACTIVE", "killed", true)).get("KillSwitch"));
    assertEquals(0, line(MemoryLog.record("FLAT_NO_ENTRY", "killed", false)).get("KillSwitch"));
  }

  @ParameterizedTest
  @CsvSource({"1000, 250, 0.25", "1000, 0, 0.0", "500, 500, 1.0", "0, 10, ", "-5, 10, "})
  void exposureIsThePositionsShareOfEquityWhereThereIsAny(
      double equity, double position, Double share) {
    CortexRecord record =
        MemoryLog.record(
            "HOLD_IN_POSITION", "equity_after_usd", equity, "position_notional_usd", position);

    assertEquals(share, line(record).get("ExposureFraction"));
  }

  /** A graph without a figure is better than one with a false figure. */
  @Test
  void whatTheRecordDoesNotSayIsNoMetric() {
    assertEquals(
        List.of(
            "TickFinished" + BY_BOOK + " = 1 Count",
            "OrderUnresolved" + BY_BOOK + " = 0 Count",
            "NeedsAttention" + BY_BOOK + " = 1 Count",
            "TickDurationMs" + BY_BOOK + " = 1234.6 Milliseconds",
            "RemoteCalls" + BY_BOOK + " = 7 Count",
            "Ticks{Book=paper, Branch=STALE_CANDLES, Product=BTC-USD} = 1 Count"),
        Emf.metrics(line(MemoryLog.record("STALE_CANDLES"))));
  }

  /** Or a run of an old event by hand would hide that this hour's tick is missing. */
  @Test
  void aLateTickIsNotCountedAsFinished() {
    Map<String, Object> line = line(MemoryLog.record("ENTER_LONG", "late", true));

    assertEquals(
        List.of(
            "TickDurationMs" + BY_BOOK + " = 1234.6 Milliseconds",
            "RemoteCalls" + BY_BOOK + " = 7 Count"),
        Emf.metrics(line));
    assertEquals(List.of(), Emf.problems(line));
  }

  @Test
  void aTickThatFailedIsCountedAsThat() {
    TickMetrics metrics = new TickMetrics(MemoryLog.TICK.book());
    metrics.failed();
    metrics.took(20, 3);
    Map<String, Object> line = line(metrics);

    assertEquals(
        List.of(
            "TickFailed" + BY_BOOK + " = 1 Count",
            "TickDurationMs" + BY_BOOK + " = 20.0 Milliseconds",
            "RemoteCalls" + BY_BOOK + " = 3 Count"),
        Emf.metrics(line));
    assertEquals(List.of(), Emf.problems(line));
  }

  @Test
  void anEventThatIsNoTicksHasNumbersAndNoMetrics() {
    TickMetrics none = TickMetrics.none();
    none.took(2, 0);

    assertFalse(line(none).containsKey("_aws"));
    assertEquals(2.0, line(none).get("TickDurationMs"));
  }
}
