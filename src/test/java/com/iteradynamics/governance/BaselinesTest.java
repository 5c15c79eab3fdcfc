package com.iteradynamics.governance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.CandleCsv;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.DriftBaseline;
import com.iteradynamics.testkit.Shared;
import com.iteradynamics.testkit.Tapes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How often a window of the training span alarms, and how soon another market does. */
class BaselinesTest {
  private static final int TAPE_HOURS = 12_000;
  private static final Map<String, DoubleBinaryOperator> SHIFTS =
      new TreeMap<>(
          Map.of(
              "volatility x3", (is, before) -> 3 * is,
              "RSI up", (is, before) -> is + 0.002,
              "RSI down", (is, before) -> is - 0.002));

  private static GovernanceWorld world;
  private static DriftBaseline baseline;

  @BeforeAll
  static void train() {
    world = GovernanceWorld.of(Tapes.random(7, TAPE_HOURS));
    baseline = world.baseline();
  }

  @Test
  void windowsOfTheTrainingSpanAlarmInAtMostTwoOfAHundred() {
    holds("synthetic", world, baseline);
  }

  /** On this tape; without the margin of alarm limits 3 of a hundred would. */
  @Test
  void monthsThatNobodyHasSeenHaveAMargin() {
    double alarm =
        GovernanceWorld.of(Tapes.random(101, 9_000)).share(baseline, AlertLevel.ALARM, 400, 2);
    System.out.printf(
        Locale.ROOT, "drift: of 400 windows of other candles %.2f %% alarm%n", 100 * alarm);
    assertTrue(alarm <= 0.02, "alarms: " + alarm);
  }

  @Test
  void aShiftedMarketIsCaught() {
    caught("synthetic", world.candles(), baseline, 60);
  }

  /** The figures of docs/models.md. */
  @Test
  void soItIsWithRecordedCandles() {
    CandleSeries candles =
        CandleCsv.read(
                Shared.require("data/btcusd_1h_2019_2020.csv.gz"),
                "BTC-USD",
                Instant.parse("2026-01-01T00:00:00Z"))
            .closed();
    GovernanceWorld recorded = GovernanceWorld.of(candles);
    DriftBaseline usual = recorded.baseline();
    holds("recorded", recorded, usual);
    caught("recorded", candles, usual, 60);
  }

  private static void holds(String tape, GovernanceWorld world, DriftBaseline baseline) {
    double alarm = world.share(baseline, AlertLevel.ALARM, 400, 1);
    double watch = world.share(baseline, AlertLevel.WATCH, 400, 1);
    System.out.printf(
        Locale.ROOT,
        "drift: of 400 windows of the %s training span %.2f %% alarm, %.2f %% are watched or alarm%n",
        tape,
        100 * alarm,
        100 * watch);
    assertTrue(alarm <= 0.02, "alarms: " + alarm);
    assertTrue(watch >= 0.01 && watch <= 0.08, "watched: " + watch);
  }

  private static void caught(String tape, CandleSeries candles, DriftBaseline baseline, int most) {
    int from = candles.size() - 95 * 24;
    int seen = 4_000;
    SHIFTS.forEach(
        (name, shift) -> {
          GovernanceWorld other =
              GovernanceWorld.of(GovernanceWorld.shifted(candles, from, shift).last(seen));
          int at = from - (candles.size() - seen);
          int watch = other.daysUntil(baseline, AlertLevel.WATCH, at);
          int alarm = other.daysUntil(baseline, AlertLevel.ALARM, at);
          System.out.printf(
              Locale.ROOT,
              "drift: %s in the %s tape: WATCH after %d days, ALARM after %d%n",
              name,
              tape,
              watch,
              alarm);
          assertTrue(alarm <= most, name + " after " + alarm + " days");
        });
  }

  @Test
  void theSameSpanGivesTheSameBaseline() {
    assertEquals(baseline, world.baseline());
  }

  @Test
  void ratesAddUpAndLimitsLieAroundThem() {
    double regimes =
        baseline.rates().stream()
            .filter(rate -> rate.name().startsWith("regime."))
            .peek(rate -> assertTrue(!rate.limits().watched(rate.share()), rate.toString()))
            .mapToDouble(DriftBaseline.RateBaseline::share)
            .sum();
    assertEquals(1, regimes, 1e-9);
    assertEquals(world.candles().openTime(0), baseline.from());
    assertEquals(world.candles().openTime(TAPE_HOURS - 1), baseline.to());
  }

  @Test
  void withoutAStrategyThereAreNoRates() {
    Baselines.Made made = Baselines.of(world.candles(), List.of(), GovernanceWorld.BESIDE);
    DriftBaseline features = assertInstanceOf(Baselines.Made.Baseline.class, made).baseline();
    assertEquals(3, features.features().size());
    assertEquals(List.of(), features.rates());
  }

  @Test
  void tooFewCandlesMakeNone() {
    assertEquals(
        "7,199 candles are too few to say how far a month strays from the others; it takes 7,200",
        refused(world.candles().first(7_199)));
  }

  @Test
  void aVolumeThatStandsStillMakesNone() {
    CandleSeries still =
        Tapes.changed(
            world.candles(),
            (i, c) -> new Candle(c.openTime(), c.open(), c.high(), c.low(), c.close(), 7));
    assertEquals(
        "vol_z20 does not vary, or is not known, in too many of these candles", refused(still));
  }

  @Test
  void aHistoryThatIsMostlyGapsMakesNoneAndAMissingWeekDoesNoHarm() {
    assertTrue(refused(without(2_000, 9_000, 4)).contains("in too many of these candles"));
    CandleSeries holed = without(5_000, 5_168, 1);
    assertInstanceOf(
        Baselines.Made.Baseline.class, Baselines.of(holed, world.hours(), GovernanceWorld.BESIDE));
  }

  /** Stretched over four times the hours, or without some of them. */
  private static CandleSeries without(int from, int to, int apart) {
    List<Candle> candles = new ArrayList<>();
    for (int i = 0; i < TAPE_HOURS; i++) {
      Candle c = world.candles().candle(i);
      if (apart > 1 || i < from || i >= to) {
        Instant time = world.candles().openTime(0).plusSeconds(3_600L * i * apart);
        candles.add(new Candle(time, c.open(), c.high(), c.low(), c.close(), c.volume()));
      }
    }
    return CandleSeries.of("BTC-USD", candles);
  }

  private static String refused(CandleSeries candles) {
    return assertInstanceOf(
            Baselines.Made.Not.class, Baselines.of(candles, List.of(), GovernanceWorld.BESIDE))
        .why();
  }
}
