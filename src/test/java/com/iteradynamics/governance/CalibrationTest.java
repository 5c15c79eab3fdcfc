package com.iteradynamics.governance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.governance.Calibration.Outcome;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.testkit.Tapes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  private static final CandleSeries TAPE = Tapes.random(3, 121 * 24);
  private static final Instant START = TAPE.openTime(0);
  private static final Instant END = TAPE.openTime(TAPE.size() - 1).plusSeconds(3_600);

  /** Computed with numpy and scipy.stats.ttest_1samp from the same hundred pairs. */
  @Test
  void theMeasuresAreThoseOfAnIndependentComputation() {
    Calibration hundred =
        new Calibration(
            IntStream.range(0, 100)
                .mapToObj(i -> new Outcome(0.3 + 0.4 * (i * 37 % 100) / 100, i * 53 % 100 < 45))
                .toList());
    assertEquals(-0.9866773009126618, hundred.bias().orElseThrow(), 1e-12);
    assertEquals(2.5385275640529428, hundred.spiegelhalter().orElseThrow(), 1e-12);
    assertEquals(1.0483773351639707, hundred.harm(0.52).orElseThrow(), 1e-12);
  }

  @Test
  void aModelBetterThanTheBaseRateDoesNoHarm() {
    Calibration right =
        new Calibration(
            IntStream.range(0, 90)
                .mapToObj(i -> new Outcome(i % 3 == 0 ? 0.3 : 0.6, i % 3 != 0))
                .toList());
    assertEquals(0, right.harm(0.5).orElseThrow());
  }

  @Test
  void oneOutcomeForEach24HoursAndNoneOverlaps() {
    List<CortexRecord> everyHour = new ArrayList<>();
    for (int hour = 1; hour < TAPE.size(); hour++) {
      everyHour.add(GovernanceWorld.forecast(START.plusSeconds(3_600L * hour), 0.5));
    }
    List<Outcome> outcomes = of(everyHour, TAPE).outcomes();
    // From hour 1 of day 0 to hour 1 of day 120: 120 spans of 24 hours.
    assertEquals(120, outcomes.size());
    for (int day = 0; day < 120; day++) {
      boolean up = TAPE.close(24 * day + 24) > TAPE.close(24 * day);
      assertEquals(up, outcomes.get(day).up(), "day " + day);
    }
  }

  @Test
  void otherModelsHoursWithoutOneAndHoursWithoutCandlesAreLeftOut() {
    CandleSeries holed = TAPE.first(48);
    List<CortexRecord> records =
        List.of(
            GovernanceWorld.record(
                new RecordedHour(
                    START.plusSeconds(3_600).getEpochSecond(),
                    Optional.empty(),
                    ExecutionBranch.FLAT_NO_ENTRY),
                Map.of("p_long", 0.5, "model_id", "another")),
            GovernanceWorld.forecast(START.plusSeconds(2 * 3_600), Double.NaN),
            GovernanceWorld.forecast(START.plusSeconds(3 * 3_600), 1.5),
            GovernanceWorld.forecast(START.plusSeconds(4 * 3_600), "high"),
            GovernanceWorld.forecast(START.plusSeconds(5 * 3_600), 0.25),
            GovernanceWorld.forecast(START.plusSeconds(30 * 3_600), 0.5));
    assertEquals(
        List.of(new Outcome(0.25, TAPE.close(28) > TAPE.close(4))), of(records, holed).outcomes());
    List<Candle> gap = new ArrayList<>();
    IntStream.range(0, 48).filter(i -> i != 28).forEach(i -> gap.add(TAPE.candle(i)));
    assertEquals(List.of(), of(records, CandleSeries.of("BTC-USD", gap)).outcomes());
  }

  @Test
  void belowNinetyOutcomesThereIsNotEnoughData() {
    Measurement.NotMeasured not =
        assertInstanceOf(Measurement.NotMeasured.class, looks(89, 0.5, 1).getFirst());
    assertEquals(
        "not enough data: 89 outcomes that do not overlap are known, and it takes 90", not.why());
    assertEquals(3, looks(90, 0.5, 1).size());
  }

  @Test
  void whatCannotBeComputedIsSaidAndNothingIsNaN() {
    for (Measurement look : looks(90, 0, 0.5)) {
      assertInstanceOf(Measurement.NotMeasured.class, look, look.toString());
    }
    List<Measurement> half = looks(90, 0, 0);
    assertInstanceOf(Measurement.Measured.class, half.get(0));
    assertInstanceOf(Measurement.NotMeasured.class, half.get(1));
    assertEquals(
        "the model's card names no base rate",
        assertInstanceOf(
                Measurement.NotMeasured.class,
                new Calibration(pairs(90, 0.5, 1)).measurements(OptionalDouble.empty()).get(2))
            .why());
  }

  /** Of models whose probabilities are true, about one in a hundred alarms. */
  @Test
  void aTrueModelHardlyEverAlarmsAndAFalseOneDoes() {
    long seed = 20_261_126;
    Random random = new Random(seed);
    int alarms = 0;
    int watched = 0;
    int draws = 4_000;
    for (int draw = 0; draw < draws; draw++) {
      AlertLevel level = level(random, p -> p);
      alarms += level == AlertLevel.ALARM ? 1 : 0;
      watched += level != AlertLevel.OK ? 1 : 0;
    }
    int caught = 0;
    for (int draw = 0; draw < 200; draw++) {
      caught += level(random, p -> 1 - p) == AlertLevel.ALARM ? 1 : 0;
    }
    System.out.printf(
        Locale.ROOT,
        "calibration, seed %d: %.2f %% of true models alarm, %.2f %% are watched; %.1f %% of those"
            + " that say the opposite alarm%n",
        seed,
        100.0 * alarms / draws,
        100.0 * watched / draws,
        caught / 2.0);
    assertTrue(alarms <= 0.015 * draws, alarms + " alarms");
    assertTrue(watched <= 0.06 * draws, watched + " watched");
    assertTrue(caught >= 190, caught + " caught");
  }

  private static AlertLevel level(Random random, DoubleUnaryOperator truth) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 119; i++) {
      double p = 0.5 + 0.3 * (2 * random.nextDouble() - 1);
      outcomes.add(new Outcome(p, random.nextDouble() < truth.applyAsDouble(p)));
    }
    return AlertLevel.worst(
        new Calibration(outcomes)
            .measurements(OptionalDouble.of(0.5)).stream()
                .filter(Measurement.Measured.class::isInstance)
                .map(look -> ((Measurement.Measured) look).now()));
  }

  private static List<Measurement> looks(int count, double spread, double certain) {
    return new Calibration(pairs(count, spread, certain)).measurements(OptionalDouble.of(0.5));
  }

  /** Probabilities about one half; {@code certain} moves all to 0 or 1 when it is one half. */
  private static List<Outcome> pairs(int count, double spread, double certain) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                spread > 0
                    ? new Outcome(0.3 + spread * (i % 7) / 10, i % 2 == 0)
                    : new Outcome(certain == 0 ? 0.5 : 1, true))
        .toList();
  }

  private static Calibration of(List<CortexRecord> records, CandleSeries candles) {
    return Calibration.of(records, candles, GovernanceWorld.MODEL, END.plus(Duration.ofDays(9)));
  }
}
