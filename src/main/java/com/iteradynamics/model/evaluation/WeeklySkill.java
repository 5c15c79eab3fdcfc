package com.iteradynamics.model.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

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
    return of(sums(seconds, losses, reference), sum -> 1 - sum[0] / sum[1]);
  }

  /**
   * A skill by weeks.
   *
   * @param weekly the sums that it is made of, as {@link #sums} gives them
   * @param skill of the sums over the weeks of a draw
   */
  static WeeklySkill of(double[][] weekly, ToDoubleFunction<double[]> skill) {
    if (weekly.length < LEAST_WEEKS) {
      return new WeeklySkill(weekly.length, OptionalDouble.empty(), OptionalDouble.empty());
    }
    double[] skills = drawn(weekly, skill);
    int least = (int) (SHORTFALL * DRAWS);
    return new WeeklySkill(
        weekly.length,
        OptionalDouble.of(skills[least]),
        OptionalDouble.of(skills[DRAWS - 1 - least]));
  }

  /** For each week that holds a forecast, the sum of each column. */
  static double[][] sums(long[] seconds, double[]... columns) {
    List<double[]> weekly = new ArrayList<>();
    for (int i = 0; i < seconds.length; i++) {
      if (i == 0 || week(seconds[i]) != week(seconds[i - 1])) {
        weekly.add(new double[columns.length]);
      }
      for (int c = 0; c < columns.length; c++) {
        weekly.getLast()[c] += columns[c][i];
      }
    }
    return weekly.toArray(double[][]::new);
  }

  /** The skills of all draws, the least first. */
  private static double[] drawn(double[][] weekly, ToDoubleFunction<double[]> skill) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] skills = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      double[] sum = new double[weekly[0].length];
      for (int i = 0; i < weekly.length; i++) {
        double[] week = weekly[random.nextInt(weekly.length)];
        for (int c = 0; c < sum.length; c++) {
          sum[c] += week[c];
        }
      }
      skills[draw] = skill.applyAsDouble(sum);
    }
    Arrays.sort(skills);
    return skills;
  }

  private static long week(long second) {
    return Math.floorDiv(second, WEEK_SECONDS);
  }
}
