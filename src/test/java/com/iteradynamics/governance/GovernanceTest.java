package com.iteradynamics.governance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.cortex.Json.MalformedJsonException;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.DriftBaseline;
import com.iteradynamics.testkit.Tapes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GovernanceTest {
  private static GovernanceWorld world;
  private static DriftBaseline baseline;
  private static Instant asOf;

  @BeforeAll
  static void train() {
    world = GovernanceWorld.of(Tapes.random(7, 9_000));
    baseline = world.baseline();
    asOf = world.candles().openTime(8_999).plusSeconds(3_600);
  }

  @Test
  void aBookThatIsAsInTrainingIsMeasuredInFullAndTheReportSurvivesItsJson()
      throws MalformedJsonException {
    GovernanceReport report = report(records(Map.of()), Optional.empty());
    assertEquals(Optional.of(GovernanceWorld.MODEL), report.modelId());
    assertEquals(9 + baseline.rates().size(), report.findings().size());
    assertEquals(AlertLevel.NOT_MEASURED, report.level(Group.CALIBRATION));
    assertEquals(AlertLevel.NOT_MEASURED, report.level(Group.REPLAY));
    assertEquals(
        List.of("calibration", "replay"),
        report.unmeasured().stream().map(Unmeasured::measure).toList());
    assertEquals(report, Json.read(Json.write(report), GovernanceReport.class));
    DriftFinding rsi = report.findings().getFirst();
    assertTrue(
        rsi.sentence()
            .matches(
                "rsi14 of the last 30 days against training: population stability index [0-9.]+;"
                    + " watched above [0-9.]+, alarm above [0-9.]+"),
        rsi.sentence());
  }

  @Test
  void withoutAModelOrABaselineItSaysSo() {
    Evidence nobody =
        evidence(List.of(), new MeasuredGroup.Nobody("train a model"), Optional.empty());
    GovernanceReport report = Governance.report(nobody);
    assertEquals(AlertLevel.NOT_MEASURED, report.level());
    assertEquals(AlertLevel.NOT_MEASURED, report.level(Group.FEATURES));
    assertEquals(List.of(), report.findings());
    assertEquals("no baseline: train a model", why(report, "regimes"));
    assertEquals("no model: train a model", why(report, "calibration"));
    MeasuredGroup bare =
        new MeasuredGroup.Watched(GovernanceWorld.MODEL, GovernanceWorld.card(Optional.empty()));
    assertEquals(
        "no baseline: the model's card has none; train a model",
        why(Governance.report(evidence(List.of(), bare, Optional.empty())), "features"));
  }

  @Test
  void ratesOfAnotherStrategyOrOtherSettingsAreNotCompared() {
    String other = "research.strategies.core_exposure_v1";
    GovernanceReport strategy =
        report(records(Map.of("external_strategy_module", other)), Optional.empty());
    assertEquals(
        "not comparable: the rates were made for sg_regime_trend_v1, the records are of"
            + " core_exposure_v1",
        why(strategy, "decisions"));
    GovernanceReport settings =
        report(records(Map.of("parameters", Map.of("REGIME_X", "3", "Y", "1"))), Optional.empty());
    assertEquals(
        "not comparable: the rates were made for the settings by default, the records are of"
            + " {REGIME_X=3}",
        why(settings, "regimes"));
    assertEquals(9, strategy.findings().size());
  }

  @Test
  void aYoungBookAndAHaltedOneAreNotMeasured() {
    List<CortexRecord> records = records(Map.of());
    GovernanceReport young =
        report(records.subList(records.size() - 647, records.size()), Optional.empty());
    assertEquals("647 of 720 hours are known, and it takes 648 in records", why(young, "regimes"));
    List<CortexRecord> halted = new ArrayList<>();
    for (RecordedHour hour : world.hours()) {
      halted.add(
          GovernanceWorld.record(
              new RecordedHour(hour.second(), hour.regime(), ExecutionBranch.HALTED), Map.of()));
    }
    GovernanceReport still = report(halted, Optional.empty());
    assertEquals(
        "0 of 720 hours are known, and it takes 648: the others say nothing",
        why(still, "decisions"));
    assertTrue(still.findings().stream().anyMatch(f -> f.measure().equals("regime.TREND_UP")));
  }

  @Test
  void candlesThatEndTooEarlyLeaveTheFeaturesUnmeasured() {
    Evidence late =
        new Evidence(
            world.candles(),
            List.of(),
            new MeasuredGroup.Watched(
                GovernanceWorld.MODEL, GovernanceWorld.card(Optional.of(baseline))),
            Optional.empty(),
            Optional.empty(),
            asOf.plus(Duration.ofHours(73)));
    assertEquals(
        "647 of 720 hours are known, and it takes 648: candles are missing",
        why(Governance.report(late), "vol_z20"));
    assertEquals(AlertLevel.NOT_MEASURED, Governance.report(late).level());
  }

  @ParameterizedTest(name = "{0} candles with the same volume")
  @CsvSource({"42, 0", "43, 24", "60, 41", "800, 720"})
  void aFeatureThatStoppedMovingIsWorthACheck(int candles, int still) {
    CandleSeries calm =
        Tapes.changed(
            world.candles(),
            (i, c) ->
                i < world.candles().size() - candles
                    ? c
                    : new Candle(c.openTime(), c.open(), c.high(), c.low(), c.close(), 100));
    Evidence evidence =
        new Evidence(
            calm,
            List.of(),
            new MeasuredGroup.Watched(
                GovernanceWorld.MODEL, GovernanceWorld.card(Optional.of(baseline))),
            Optional.empty(),
            Optional.empty(),
            asOf);
    GovernanceReport report = Governance.report(evidence);
    DriftFinding found = finding(report, "vol_z20.still");
    assertEquals(still, found.value());
    assertEquals(still == 0 ? AlertLevel.OK : AlertLevel.WATCH, found.level(), found.sentence());
    assertEquals(AlertLevel.OK, finding(report, "rsi14.still").level());
    boolean known = candles < 800;
    assertEquals(known, report.findings().stream().anyMatch(f -> f.measure().equals("vol_z20.ks")));
    if (!known) {
      assertEquals(
          "0 of 720 hours are known, and it takes 648: the candles are there, and what it is made of"
              + " does not move",
          why(report, "vol_z20"));
      assertTrue(report.level(Group.FEATURES).isRaised());
    }
  }

  @Test
  void whatDoesNotMoveInShortRunsIsWorthACheckTooWhenItIsUnknownTooOften() {
    CandleSeries calm =
        Tapes.changed(
            world.candles(),
            (i, c) ->
                i % 23 == 0
                    ? c
                    : new Candle(c.openTime(), c.open(), c.high(), c.low(), c.close(), 100));
    MeasuredGroup watched =
        new MeasuredGroup.Watched(
            GovernanceWorld.MODEL, GovernanceWorld.card(Optional.of(baseline)));
    GovernanceReport report =
        Governance.report(
            new Evidence(calm, List.of(), watched, Optional.empty(), Optional.empty(), asOf));
    assertEquals(0, finding(report, "vol_z20.still").value());
    assertTrue(
        report.unmeasured().stream()
            .anyMatch(m -> m.measure().equals("vol_z20") && m.level() == AlertLevel.WATCH),
        report::toString);
  }

  @Test
  void whatIsOlderThan120DaysIsNotLookedAt() {
    List<CortexRecord> forecasts = new ArrayList<>();
    for (int day = 150; day > 0; day--) {
      forecasts.add(GovernanceWorld.forecast(asOf.minus(Duration.ofDays(day)), 0.5));
    }
    // Of 120 days the last outcome is still to come; the 30 before them are history.
    GovernanceReport all = report(forecasts, Optional.empty());
    assertTrue(
        finding(all, "calibration.bias").sentence().contains(" over 120 outcomes"),
        finding(all, "calibration.bias").sentence());
    GovernanceReport few = report(forecasts.subList(0, 119), Optional.empty());
    assertEquals(
        "not enough data: 89 outcomes that do not overlap are known, and it takes 90",
        why(few, "calibration"));
  }

  @Test
  void aReportThatSaidOkOfNothingIsReadAsNotMeasured() throws MalformedJsonException {
    String old =
        """
        {"schema":1,"as_of":"2026-11-01T00:20:00Z","model_id":null,"level":"OK","findings":[],
         "unmeasured":[{"group":"FEATURES","measure":"features","why":"x","level":"OK","calm":2}]}
        """;
    GovernanceReport report = Json.read(old, GovernanceReport.class);
    assertEquals(AlertLevel.NOT_MEASURED, report.level());
    assertEquals(AlertLevel.NOT_MEASURED, report.level(Group.FEATURES));
    assertEquals(AlertLevel.NOT_MEASURED, report.unmeasured().getFirst().level());
  }

  @Test
  void aLevelGoesDownInThreeReportsAlsoWhenOneBetweenMeasuredNothing() {
    Unmeasured calm = new Unmeasured(Group.FEATURES, "rsi14.psi", "", AlertLevel.NOT_MEASURED, 2);
    GovernanceReport before =
        GovernanceReport.of(
            asOf.minus(Duration.ofDays(1)),
            Optional.of(GovernanceWorld.MODEL),
            List.of(),
            List.of(calm));
    DriftFinding today = finding(report(records(Map.of()), Optional.of(before)), "rsi14.psi");
    assertEquals(AlertLevel.OK, today.level());
    assertEquals(3, today.calm());
  }

  @Test
  void aLevelStaysWhenItsMeasureIsNotTakenAndIsForgottenWithAnotherModel() {
    DriftFinding alarm = report(records(Map.of()), Optional.empty()).findings().getFirst();
    DriftFinding was =
        new DriftFinding(
            alarm.group(),
            alarm.measure(),
            9,
            alarm.limits(),
            AlertLevel.ALARM,
            AlertLevel.ALARM,
            0,
            "");
    GovernanceReport before =
        GovernanceReport.of(
            asOf.minus(Duration.ofDays(1)),
            Optional.of(GovernanceWorld.MODEL),
            List.of(was),
            List.of());
    GovernanceReport today = report(records(Map.of()), Optional.of(before));
    DriftFinding still = today.findings().getFirst();
    assertEquals(AlertLevel.ALARM, still.level());
    assertEquals(1, still.calm());
    assertTrue(
        still
            .sentence()
            .endsWith("; OK, and stays ALARM until 3 reports in a row are OK (1 so far)"),
        still.sentence());
    Evidence unseen =
        new Evidence(
            CandleSeries.empty("BTC-USD"),
            List.of(),
            new MeasuredGroup.Watched(
                GovernanceWorld.MODEL, GovernanceWorld.card(Optional.of(baseline))),
            Optional.empty(),
            Optional.of(before),
            asOf);
    GovernanceReport blind = Governance.report(unseen);
    assertEquals(AlertLevel.ALARM, blind.level(Group.FEATURES));
    assertEquals("not measured today, and ALARM before: it stays", why(blind, "rsi14.psi"));
    MeasuredGroup other =
        new MeasuredGroup.Watched("ba9876543210", GovernanceWorld.card(Optional.of(baseline)));
    assertEquals(
        AlertLevel.OK,
        finding(
                Governance.report(evidence(records(Map.of()), other, Optional.of(before))),
                "rsi14.psi")
            .level());
  }

  @Test
  void aDecisionThatComesOutOtherwiseIsAnAlarm() {
    assertEquals(AlertLevel.OK, replayed(new DecisionReplay(24, 0, List.of())));
    assertEquals(AlertLevel.ALARM, replayed(new DecisionReplay(23, 0, List.of("14:00 differs"))));
    assertEquals(AlertLevel.NOT_MEASURED, replayed(new DecisionReplay(0, 24, List.of())));
  }

  @Test
  void theReportBeforeHasToBeAnEarlierOne() {
    GovernanceReport today = report(List.of(), Optional.empty());
    assertThrows(IllegalArgumentException.class, () -> report(List.of(), Optional.of(today)));
  }

  @Test
  void aReportWhoseLevelIsNotTheWorstIsRefused() {
    GovernanceReport report = report(List.of(), Optional.empty());
    String text = Json.write(report).replaceFirst("\"level\":\"OK\"", "\"level\":\"ALARM\"");
    assertThrows(MalformedJsonException.class, () -> Json.read(text, GovernanceReport.class));
  }

  private static AlertLevel replayed(DecisionReplay replay) {
    Evidence evidence =
        new Evidence(
            world.candles(),
            List.of(),
            new MeasuredGroup.Nobody("none"),
            Optional.of(replay),
            Optional.empty(),
            asOf);
    return Governance.report(evidence).level(Group.REPLAY);
  }

  private static List<CortexRecord> records(Map<String, ?> more) {
    return world.hours().subList(world.hours().size() - 1_000, world.hours().size()).stream()
        .map(hour -> GovernanceWorld.record(hour, more))
        .toList();
  }

  private static GovernanceReport report(
      List<CortexRecord> records, Optional<GovernanceReport> before) {
    return Governance.report(
        evidence(
            records,
            new MeasuredGroup.Watched(
                GovernanceWorld.MODEL, GovernanceWorld.card(Optional.of(baseline))),
            before));
  }

  private static Evidence evidence(
      List<CortexRecord> records, MeasuredGroup subject, Optional<GovernanceReport> before) {
    return new Evidence(world.candles(), records, subject, Optional.empty(), before, asOf);
  }

  private static DriftFinding finding(GovernanceReport report, String measure) {
    return report.findings().stream()
        .filter(found -> found.measure().equals(measure))
        .findFirst()
        .orElseThrow(() -> new AssertionError(measure + " in " + report));
  }

  private static String why(GovernanceReport report, String measure) {
    return report.unmeasured().stream()
        .filter(missing -> missing.measure().equals(measure))
        .findFirst()
        .orElseThrow(() -> new AssertionError(measure + " in " + report))
        .why();
  }
}
