package com.iteradynamics.model.evaluation;

import com.iteradynamics.model.forest.Check;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Forecasts, what came, and what climatology said: the share of rises in what could be learnt from
 * before. In climatology's place another model's forecasts of the same hours may stand. In order of
 * time.
 */
public final class ForecastLog {
  private final long[] seconds;
  private final double[] forecasts;
  private final double[] climatology;
  private final boolean[] up;

  private ForecastLog(long[] seconds, double[] forecasts, double[] climatology, boolean[] up) {
    this.seconds = seconds;
    this.forecasts = forecasts;
    this.climatology = climatology;
    this.up = up;
  }

  /**
   * One forecast after the other.
   *
   * @param seconds when each was made, seconds since 1970-01-01T00:00Z, ascending
   * @param forecasts each 0..1
   * @param climatology the base rate that stood beside each, 0..1
   * @param up whether it rose
   * @throws IllegalArgumentException when there are none, or not as many of all
   */
  public static ForecastLog of(
      long[] seconds, double[] forecasts, double[] climatology, boolean[] up) {
    boolean same =
        seconds.length == up.length
            && forecasts.length == up.length
            && climatology.length == up.length;
    Check.that(
        same && up.length > 0,
        "%d times, %d forecasts, %d base rates and %d outcomes: as many of all, and some",
        seconds.length,
        forecasts.length,
        climatology.length,
        up.length);
    return new ForecastLog(seconds.clone(), forecasts.clone(), climatology.clone(), up.clone());
  }

  /** All of {@code logs}, one after the other; at least one. */
  static ForecastLog joined(List<ForecastLog> logs) {
    int size = logs.stream().mapToInt(ForecastLog::size).sum();
    ForecastLog all =
        new ForecastLog(new long[size], new double[size], new double[size], new boolean[size]);
    int at = 0;
    for (ForecastLog log : logs) {
      System.arraycopy(log.seconds, 0, all.seconds, at, log.size());
      System.arraycopy(log.forecasts, 0, all.forecasts, at, log.size());
      System.arraycopy(log.climatology, 0, all.climatology, at, log.size());
      System.arraycopy(log.up, 0, all.up, at, log.size());
      at += log.size();
    }
    return all;
  }

  /** How many, &gt;= 1. */
  public int size() {
    return up.length;
  }

  /** When the first was made. */
  public Instant from() {
    return Instant.ofEpochSecond(seconds[0]);
  }

  /** When the last was made. */
  public Instant to() {
    return Instant.ofEpochSecond(seconds[up.length - 1]);
  }

  /** How good they were, and climatology beside them. */
  public Evaluation evaluated() {
    return new Evaluation(
        from(),
        to(),
        Scores.of(forecasts, up),
        Scores.of(climatology, up),
        WeeklySkill.of(seconds, losses(forecasts), losses(climatology)));
  }

  /** How much better they were than the constant that fits best in hindsight. */
  public ConstantSkill overConstant() {
    return ConstantSkill.of(seconds, losses(forecasts), up);
  }

  private double[] losses(double[] of) {
    double[] losses = new double[of.length];
    Arrays.setAll(losses, i -> Scores.loss(of[i], up[i]));
    return losses;
  }
}
