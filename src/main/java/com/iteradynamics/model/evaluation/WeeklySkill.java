package com.iteradynamics.model.evaluation;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * How sure a skill in log-loss is: a block bootstrap (Künsch 1989, with blocks that do not overlap)
 * over weeks. The forecasts of one day share most of their 24 hours and are nearly one observation;
 * weeks hardly depend on each other, so weeks are drawn, with replacement, and each draw's skill is
 * counted anew.
 *
 * <p>What stands beside the forecasts is climatology, or another model for the same hours; then the
 * draws are paired.
 *
 * @param weeks that hold a forecast, counted from 1970-01-01T00:00Z, &gt;= 1
 * @param lower what 5 % of the draws fall short of: with 95 % confidence the skill is above it;
 *     absent below {@value #LEAST_WEEKS} weeks
 * @param upper what 5 % of the draws exceed; absent when {@code lower} is
 */
public record WeeklySkill(int weeks, OptionalDouble lower, OptionalDouble upper) {
  /** Half a year: fewer weeks say little about other weeks. */
  public static final int LEAST_WEEKS = 26;

  static final int DRAWS = 2_000;
  private static final double SHORTFALL = 0.05;
  private static final long SEED = 42;
  private static final long WEEK_SECONDS = 7 * 86_400;

  /**
   * The skill by weeks.
   *
   * @param seconds when each forecast was made, ascending
   * @param losses what each cost
   * @param reference what those beside them cost at the same times
   */
  static WeeklySkill of(long[] seconds, double[] losses, double[] reference) {
    double[] model = new double[seconds.length];
    double[] climatology = new double[seconds.length];
    int weeks = 0;
    for (int i = 0; i < seconds.length; i++) {
      boolean next = i == 0 || week(seconds[i]) != week(seconds[i - 1]);
      weeks += next ? 1 : 0;
      model[weeks - 1] += losses[i];
      climatology[weeks - 1] += reference[i];
    }
    if (weeks < LEAST_WEEKS) {
      return new WeeklySkill(weeks, OptionalDouble.empty(), OptionalDouble.empty());
    }
    double[] skills = drawn(model, climatology, weeks);
    int least = (int) (SHORTFALL * DRAWS);
    return new WeeklySkill(
        weeks, OptionalDouble.of(skills[least]), OptionalDouble.of(skills[DRAWS - 1 - least]));
  }

  /** The skills of all draws, the least first. */
  private static double[] drawn(double[] model, double[] climatology, int weeks) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] skills = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      double of = 0;
      double beside = 0;
      for (int i = 0; i < weeks; i++) {
        int week = random.nextInt(weeks);
        of += model[week];
        beside += climatology[week];
      }
      skills[draw] = 1 - of / beside;
    }
    Arrays.sort(skills);
    return skills;
  }

  private static long week(long second) {
    return Math.floorDiv(second, WEEK_SECONDS);
  }
}
