package com.iteradynamics.model.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final int WEEK_HOURS = 168;

  @Test
  void skillIsTheShareOfClimatologysLossThatIsSaved() {
    ForecastLog log =
        ForecastLog.of(
            new long[] {0, 3600},
            new double[] {0.8, 0.2},
            new double[] {0.5, 0.5},
            new boolean[] {true, false});
    Evaluation found = log.evaluated();
    assertEquals(1 - Math.log(0.8) / Math.log(0.5), found.logLossSkill().orElseThrow(), 1e-15);
    assertEquals(1 - 0.04 / 0.25, found.brierSkill().orElseThrow(), 1e-14);
    assertEquals(0.5, found.climatology().auc().orElseThrow());
  }

  @Test
  void whoeverSaysTheBaseRateHasNoSkill() {
    Evaluation found = log(52, 0).evaluated();
    assertEquals(0, found.logLossSkill().orElseThrow());
    assertEquals(0, found.byWeeks().lower().orElseThrow());
    assertTrue(PromotionRule.objection(found.metrics()).isPresent(), "no better is not better");
  }

  @Test
  void whatIsUndefinedIsNotAmongTheMetrics() {
    Map<String, Double> few = log(WeeklySkill.LEAST_WEEKS - 1, 0.1).evaluated().metrics();
    assertFalse(few.containsKey(Evaluation.SKILL_LOWER));
    assertEquals(
        Optional.of("it was tested on 25 weeks, and 26 are required"),
        PromotionRule.objection(few));
    assertTrue(
        PromotionRule.objection(Map.of()).orElseThrow().startsWith("it has no out-of-sample"));
  }

  @Test
  void anEdgeIsPromotedAndItsOppositeIsNot() {
    Map<String, Double> edge = log(52, 0.1).evaluated().metrics();
    assertEquals(Optional.empty(), PromotionRule.objection(edge));
    Map<String, Double> worse = log(52, -0.1).evaluated().metrics();
    assertTrue(worse.get(Evaluation.SKILL) < 0);
    assertTrue(PromotionRule.objection(worse).isPresent());
  }

  /** Forecasts of nothing, a little off at random: in how many years would they be promoted? */
  @Test
  void noiseIsHardlyEverPromoted() {
    int promoted = 0;
    for (int seed = 1; seed <= 200; seed++) {
      promoted += PromotionRule.objection(noise(seed).evaluated().metrics()).isEmpty() ? 1 : 0;
    }
    assertTrue(promoted <= 10, "of 200 years of noise so many were promoted: " + promoted);
  }

  /** The lower bound against the normal approximation of the weekly mean, which is close here. */
  @Test
  void theLowerBoundIsAboutAsFarOffAsTheErrorOfTheMean() {
    SplittableRandom random = new SplittableRandom(7);
    int weeks = 200;
    long[] seconds = new long[weeks];
    double[] losses = new double[weeks];
    double[] reference = new double[weeks];
    double sum = 0;
    double squares = 0;
    for (int week = 0; week < weeks; week++) {
      seconds[week] = 3600L * WEEK_HOURS * week;
      reference[week] = 1;
      double saved = 0.02 + 0.1 * (random.nextDouble() - 0.5);
      losses[week] = 1 - saved;
      sum += saved;
      squares += saved * saved;
    }
    double mean = sum / weeks;
    double error = Math.sqrt((squares / weeks - mean * mean) / weeks);
    WeeklySkill skill = WeeklySkill.of(seconds, losses, reference);
    assertEquals(weeks, skill.weeks());
    assertEquals(mean - 1.645 * error, skill.lower().orElseThrow(), 0.15 * error);
  }

  /** Forecasts every hour, which lean by {@code edge} to the side that comes. */
  private static ForecastLog log(int weeks, double edge) {
    int rows = weeks * WEEK_HOURS;
    long[] seconds = new long[rows];
    double[] forecasts = new double[rows];
    double[] climatology = new double[rows];
    boolean[] up = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      seconds[i] = i * 3600L;
      up[i] = i % 3 != 0;
      forecasts[i] = 0.5 + (up[i] ? edge : -edge);
      climatology[i] = 0.5;
    }
    return ForecastLog.of(seconds, forecasts, climatology, up);
  }

  /**
   * A year of days that rise or fall as a coin does, each hour of a day alike, and any forecast.
   */
  private static ForecastLog noise(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int rows = 52 * WEEK_HOURS;
    long[] seconds = new long[rows];
    double[] forecasts = new double[rows];
    double[] climatology = new double[rows];
    boolean[] up = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      boolean newDay = i % 24 == 0;
      seconds[i] = i * 3600L;
      up[i] = newDay ? random.nextBoolean() : up[i - 1];
      forecasts[i] = newDay ? 0.5 + 0.02 * (random.nextDouble() - 0.5) : forecasts[i - 1];
      climatology[i] = 0.5;
    }
    return ForecastLog.of(seconds, forecasts, climatology, up);
  }
}
