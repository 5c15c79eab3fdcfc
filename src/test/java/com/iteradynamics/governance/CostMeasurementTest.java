package com.iteradynamics.governance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.AssumedCost;
import com.iteradynamics.testkit.Seed;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Orders of 100 USD, bought at 100 for a fee of so many basis points; the lab assumes 95. */
class CostMeasurementTest {
  private static final AssumedCost LAB = new AssumedCost(new BigDecimal("95"), BigDecimal.ZERO);
  private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

  private static List<CortexRecord> records(double... feeBps) {
    List<CortexRecord> records = new ArrayList<>();
    for (int i = 0; i < feeBps.length; i++) {
      records.add(record(BEGIN.plus(Duration.ofHours(i)), Integer.toString(i), feeBps[i]));
    }
    return records;
  }

  private static CortexRecord record(Instant hour, String id, double feeBps) {
    Map<String, Object> fill =
        Map.of("price_usd", 100, "base_qty", 1, "value_usd", 100, "fee_usd", feeBps / 100);
    Map<String, Object> order =
        Map.of(
            "client_order_id",
            id,
            "side",
            "BUY",
            "size",
            100,
            "leg",
            0,
            "attempt",
            0,
            "state",
            "FILLED",
            "sends",
            1,
            "reference_price_usd",
            100,
            "fill_source",
            "LAST_CLOSE");
    Map<String, Object> filled = new LinkedHashMap<>(order);
    filled.put("fills", List.of(fill));
    return CortexRecord.of(
        Map.of(
            "timestamp_utc",
            CortexRecord.timestamp(hour),
            "schema",
            1,
            "book",
            "paper",
            "product_id",
            "BTC-USD",
            "execution_branch",
            "ENTER_LONG",
            "inputs",
            Map.of("price_usd", 100.0, "price_source", "CLOSE"),
            "orders",
            List.of(filled)));
  }

  private static GovernanceReport report(
      List<CortexRecord> records, Optional<GovernanceReport> before, int day) {
    return report(records, List.of(), before, day);
  }

  private static GovernanceReport report(
      List<CortexRecord> records,
      List<CortexRecord> watches,
      Optional<GovernanceReport> before,
      int day) {
    return Governance.report(
        new Evidence(
            CandleSeries.empty("BTC-USD"),
            records,
            watches,
            new MeasuredGroup.Nobody("none is trained"),
            Optional.empty(),
            Optional.of(LAB),
            before,
            BEGIN.plus(Duration.ofDays(3 + day))));
  }

  private static Optional<DriftFinding> finding(GovernanceReport report) {
    return report.findings().stream().filter(each -> each.group() == Group.COSTS).findFirst();
  }

  private static double[] same(double bps, int count) {
    return IntStream.range(0, count).mapToDouble(any -> bps).toArray();
  }

  @Test
  void whatCostsWhatTheLabAssumesIsFine() {
    GovernanceReport report = report(records(same(95, 20)), Optional.empty(), 0);
    DriftFinding costs = finding(report).orElseThrow();
    assertEquals(AlertLevel.OK, costs.level());
    assertEquals(0, costs.value());
    assertEquals(
        "the median cost of the newest 20 orders is 95.00 bps of their value, 0.00 more than the"
            + " lab assumes; by the bootstrap it is 0.00 more or above (97.5 %, 2000 resamples,"
            + " seed 17); any is worth a check",
        costs.sentence());
  }

  @Test
  void whatCostsMoreIsWorthACheckAndNeverMore() {
    List<CortexRecord> records = records(same(106.2, 25));
    GovernanceReport report = report(records, Optional.empty(), 0);
    DriftFinding costs = finding(report).orElseThrow();
    assertEquals(AlertLevel.WATCH, costs.level());
    assertEquals(11.2, costs.value(), 1e-9);
    assertTrue(costs.sentence().contains("11.20 more than the lab assumes"), costs.sentence());
    assertEquals(AlertLevel.WATCH, report.level());
    assertEquals(
        AlertLevel.WATCH,
        finding(report(records(same(5000, 20)), Optional.empty(), 0)).orElseThrow().level());
    assertFalse(report.measuresDrift(), "costs say nothing of a model");
  }

  /** Nineteen orders of hours and one of a watch are twenty; those of watches cost what they do. */
  @Test
  void watchesCountAsHoursDo() {
    List<CortexRecord> hours = records(same(95, 19));
    assertEquals(
        AlertLevel.NOT_MEASURED, report(hours, List.of(), Optional.empty(), 0).level(Group.COSTS));
    CortexRecord watch = record(BEGIN.plus(Duration.ofMinutes(65)), "w", 95);
    assertEquals(
        AlertLevel.OK, report(hours, List.of(watch), Optional.empty(), 0).level(Group.COSTS));
    List<CortexRecord> dear = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      dear.add(record(BEGIN.plus(Duration.ofMinutes(60 * i + 5)), "w" + i, 200));
    }
    DriftFinding found = finding(report(hours, dear, Optional.empty(), 0)).orElseThrow();
    assertEquals(AlertLevel.WATCH, found.level());
    List<CortexRecord> later =
        List.of(record(BEGIN.plus(Duration.ofDays(4)).plusSeconds(300), "late", 95));
    assertEquals(
        AlertLevel.NOT_MEASURED,
        report(hours, later, Optional.empty(), 0).level(Group.COSTS),
        "after the report");
  }

  /** It stays until three reports in a row are calm, whatever model is measured. */
  @Test
  void itStaysUntilItIsCalmForThreeDays() {
    Optional<GovernanceReport> before =
        Optional.of(report(records(same(200, 20)), Optional.empty(), 0));
    List<AlertLevel> levels = new ArrayList<>();
    for (int day = 1; day <= 3; day++) {
      before = Optional.of(report(records(same(95, 20)), before, day));
      levels.add(before.get().level(Group.COSTS));
    }
    assertEquals(List.of(AlertLevel.WATCH, AlertLevel.WATCH, AlertLevel.OK), levels);
  }

  @Test
  void onlyTheNewestTwentyCount() {
    double[] fees = same(300, 40);
    Arrays.fill(fees, 20, 40, 90);
    assertEquals(0, finding(report(records(fees), Optional.empty(), 0)).orElseThrow().value());
  }

  @Test
  void tooFewOrdersAreNotMeasuredAndNoneAreNotMentioned() {
    GovernanceReport few = report(records(same(300, 19)), Optional.empty(), 0);
    assertEquals(
        List.of("costs: 19 executed orders can be compared with the lab, 20 are needed"),
        few.unmeasured().stream()
            .filter(missing -> missing.group() == Group.COSTS)
            .map(missing -> missing.measure() + ": " + missing.why())
            .toList());
    assertEquals(AlertLevel.NOT_MEASURED, few.level(Group.COSTS));
    assertTrue(few.mentions(Group.COSTS));
    assertFalse(report(List.of(), Optional.empty(), 0).mentions(Group.COSTS));
  }

  /** What chance alone does is no finding: of books that cost what was assumed, few are named. */
  @Test
  void chanceIsRarelyTakenForMore() {
    Random random = new Random(Seed.value());
    int watched = 0;
    for (int book = 0; book < 400; book++) {
      double[] excess = random.doubles(20, -50, 50).toArray();
      watched += CostMeasurement.bound(excess) > 0 ? 1 : 0;
    }
    assertTrue(watched <= 28, "2.5 % of 400 are 10, were " + watched);
    double[] more = random.doubles(20, 1, 50).toArray();
    assertEquals(CostMeasurement.bound(more.clone()), CostMeasurement.bound(more.clone()));
    assertTrue(CostMeasurement.bound(more) > 0);
  }

  @Test
  void theReportIsReadAsItWasWritten() throws Exception {
    GovernanceReport report = report(records(same(106.2, 20)), Optional.empty(), 0);
    assertEquals(report, Json.read(Json.write(report), GovernanceReport.class));
    Map<String, Object> fields = ReportFields.write(new ReportHistory.Kept(report, false));
    assertEquals("WATCH", fields.get("costs_level"));
    assertEquals(report, ReportFields.read(Json.readMap(Json.write(fields))).report());
    assertEquals(
        "features_level regimes_level decisions_level calibration_level replay_level",
        ReportFields.write(new ReportHistory.Kept(report(List.of(), Optional.empty(), 0), false))
            .keySet()
            .stream()
            .filter(name -> name.endsWith("_level"))
            .collect(Collectors.joining(" ")));
  }
}
