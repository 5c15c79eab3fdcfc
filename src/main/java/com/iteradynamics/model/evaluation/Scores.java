package com.iteradynamics.model.evaluation;

import com.iteradynamics.model.forest.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How good forecasts of a yes or no were. With p the forecast and y = 1 for yes and 0 for no:
 *
 * <ul>
 *   <li>log-loss: mean of -ln(p) where it came to a yes, of -ln(1 - p) where it did not (Good
 *       1952); p is first moved into [2^-52, 1 - 2^-52], as scikit-learn does for doubles
 *   <li>Brier score: mean of (p - y)^2 (Brier 1950)
 *   <li>AUC: how often a yes had the higher forecast than a no, over all such pairs; equal ones
 *       count half (Hanley and McNeil 1982)
 *   <li>ECE: expected calibration error, the mean of |mean forecast - share of yes| over ten bins
 *       of equal width, weighted by their rows (Naeini, Cooper and Hauskrecht 2015)
 * </ul>
 *
 * @param rows how many, &gt;= 1
 * @param shareUp of them that came to a yes, 0..1
 * @param logLoss &gt;= 0, nats a row; less is better
 * @param brier 0..1; less is better
 * @param auc 0..1, 0.5 is none; absent unless there is a yes and a no
 * @param ece 0..1; less is better
 * @param reliability the bins that hold a row, lowest forecasts first
 */
public record Scores(
    int rows,
    double shareUp,
    double logLoss,
    double brier,
    OptionalDouble auc,
    double ece,
    List<Bin> reliability) {
  /** How many bins of equal width 0..1 is cut into. */
  public static final int BINS = 10;

  private static final double LEAST = Math.ulp(1.0);

  public Scores {
    reliability = List.copyOf(reliability);
  }

  /**
   * Forecasts that are nearly the same, and what they came to.
   *
   * @param from lowest forecast that belongs here, 0..1
   * @param to forecasts below it belong here; 1 itself belongs to the last bin
   * @param rows how many, &gt;= 1
   * @param meanForecast 0..1
   * @param shareUp 0..1; equal to the mean forecast when it is well calibrated
   */
  public record Bin(double from, double to, int rows, double meanForecast, double shareUp) {}

  /**
   * The scores of {@code forecasts}.
   *
   * @param forecasts each 0..1
   * @param up what came, one for each forecast
   * @throws IllegalArgumentException when there are none, not as many of both, or one is not 0..1
   */
  public static Scores of(double[] forecasts, boolean[] up) {
    check(forecasts, up);
    double logLoss = 0;
    double brier = 0;
    int ups = 0;
    for (int i = 0; i < up.length; i++) {
      logLoss += loss(forecasts[i], up[i]);
      double off = forecasts[i] - (up[i] ? 1 : 0);
      brier += off * off;
      ups += up[i] ? 1 : 0;
    }
    List<Bin> bins = bins(forecasts, up);
    double ece =
        bins.stream()
            .mapToDouble(bin -> bin.rows() * Math.abs(bin.meanForecast() - bin.shareUp()))
            .sum();
    int rows = up.length;
    return new Scores(
        rows,
        (double) ups / rows,
        logLoss / rows,
        brier / rows,
        auc(forecasts, up, ups),
        ece / rows,
        bins);
  }

  /** What one forecast costs in log-loss, nats. */
  public static double loss(double forecast, boolean up) {
    double within = Math.min(1 - LEAST, Math.max(LEAST, forecast));
    return -StrictMath.log(up ? within : 1 - within);
  }

  private static void check(double[] forecasts, boolean[] up) {
    Check.that(
        up.length > 0 && forecasts.length == up.length,
        "%d forecasts and %d outcomes: there must be as many of both, and some",
        forecasts.length,
        up.length);
    for (double forecast : forecasts) {
      Check.that(forecast >= 0 && forecast <= 1, "a forecast must be in 0..1, was %s", forecast);
    }
  }

  private static List<Bin> bins(double[] forecasts, boolean[] up) {
    int[] rows = new int[BINS];
    int[] ups = new int[BINS];
    double[] sums = new double[BINS];
    for (int i = 0; i < up.length; i++) {
      int bin = Math.min(BINS - 1, (int) (forecasts[i] * BINS));
      rows[bin]++;
      ups[bin] += up[i] ? 1 : 0;
      sums[bin] += forecasts[i];
    }
    List<Bin> bins = new ArrayList<>();
    for (int b = 0; b < BINS; b++) {
      if (rows[b] > 0) {
        bins.add(
            new Bin(
                (double) b / BINS,
                (double) (b + 1) / BINS,
                rows[b],
                sums[b] / rows[b],
                (double) ups[b] / rows[b]));
      }
    }
    return bins;
  }

  /** From the ranks of the yeses, equal forecasts sharing the mean of their ranks. */
  private static OptionalDouble auc(double[] forecasts, boolean[] up, int ups) {
    int downs = up.length - ups;
    if (ups == 0 || downs == 0) {
      return OptionalDouble.empty();
    }
    Integer[] order = new Integer[up.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> forecasts[i]));
    double rankSum = 0;
    for (int from = 0; from < order.length; ) {
      int to = from;
      int upsHere = 0;
      // -0.0 and 0.0 are sorted apart and are equal here: they lie side by side.
      while (to < order.length && forecasts[order[to]] == forecasts[order[from]]) {
        upsHere += up[order[to++]] ? 1 : 0;
      }
      rankSum += upsHere * ((from + 1 + to) / 2.0);
      from = to;
    }
    return OptionalDouble.of((rankSum - ups * (ups + 1.0) / 2) / ((double) ups * downs));
  }
}
