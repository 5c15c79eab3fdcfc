package com.iteradynamics.research.overfitting;

import java.util.Locale;
import java.util.Optional;

/**
 * A Sharpe ratio of returns, with what is needed to say how certain it is. All of it is per period,
 * the period of the returns; an annualised ratio must not be put in here.
 *
 * @param count returns, &gt;= 2
 * @param sharpe mean / standard deviation (n - 1), without a risk-free rate
 * @param skewness third central moment / deviation^3, both over n; 0 of a normal distribution
 * @param kurtosis fourth central moment / deviation^4, both over n; 3 of a normal distribution
 */
public record SharpeSample(long count, double sharpe, double skewness, double kurtosis) {
  /** A deviation of less than this share of the mean is the rounding of what does not vary. */
  private static final double ROUNDING = 1e-6;

  /**
   * @throws IllegalArgumentException when a figure is not finite, or there are too few returns
   */
  public SharpeSample {
    if (count < 2) {
      throw new IllegalArgumentException("a Sharpe ratio needs 2 returns, there are " + count);
    }
    if (!Double.isFinite(sharpe) || !Double.isFinite(skewness) || !Double.isFinite(kurtosis)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Sharpe ratio, skewness and kurtosis must be finite, were %s, %s, %s",
              sharpe,
              skewness,
              kurtosis));
    }
  }

  /**
   * That of {@code returns}; absent when there are fewer than two or when they do not vary.
   *
   * @throws IllegalArgumentException when one of them is not finite, which it names
   */
  public static Optional<SharpeSample> of(double[] returns) {
    double sum = 0;
    for (int i = 0; i < returns.length; i++) {
      sum += finite(returns[i], i);
    }
    double mean = returns.length == 0 ? 0 : sum / returns.length;
    double second = 0;
    double third = 0;
    double fourth = 0;
    for (double each : returns) {
      double distance = each - mean;
      double square = distance * distance;
      second += square;
      third += square * distance;
      fourth += square * square;
    }
    return ofCentral(returns.length, mean, second, third, fourth);
  }

  /** From the mean and the sums of the second, third and fourth powers of the distances from it. */
  static Optional<SharpeSample> ofCentral(
      long count, double mean, double second, double third, double fourth) {
    if (count < 2 || isFlat(mean, second / count)) {
      return Optional.empty();
    }
    double variance = second / count;
    return Optional.of(
        new SharpeSample(
            count,
            mean / Math.sqrt(second / (count - 1)),
            third / count / (variance * Math.sqrt(variance)),
            fourth / count / (variance * variance)));
  }

  /** Whether returns of this mean and variance do not vary but for rounding. */
  static boolean isFlat(double mean, double variance) {
    return !(variance > ROUNDING * ROUNDING * mean * mean);
  }

  static double finite(double value, int place) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("return " + place + " must be finite, was " + value);
    }
    return value;
  }
}
