package com.iteradynamics.research.overfitting;

import java.util.OptionalDouble;

/**
 * How certain a Sharpe ratio is, given how long it was observed and how its returns are
 * distributed: Bailey and Lopez de Prado, "The Sharpe Ratio Efficient Frontier", Journal of Risk 15
 * (2), 2012, section 3; the standard error goes back to Mertens (2002).
 *
 * <p>The returns are taken as independent of each other. Hourly returns of a strategy that holds
 * for days are not quite, so that the truth is less certain than this says (Lo, "The Statistics of
 * Sharpe Ratios", Financial Analysts Journal 58 (4), 2002, has the general case).
 */
public final class ProbabilisticSharpe {
  private ProbabilisticSharpe() {}

  /**
   * The probability that the true Sharpe ratio is above {@code benchmark}:
   *
   * <pre>
   * PSR = Z[ (SR - benchmark) * sqrt(n - 1) / sqrt(1 - skewness * SR + (kurtosis - 1) / 4 * SR^2) ]
   * </pre>
   *
   * where Z is the cumulative standard normal distribution.
   *
   * @param benchmark per period, as the sample's; 0 asks whether anything is earned at all
   * @return 0..1; absent when the sample's moments leave the ratio without an error, which no
   *     sample that varies in more than two values has
   */
  public static OptionalDouble above(double benchmark, SharpeSample sample) {
    double variance = unitVariance(sample);
    if (!(variance > 0)) {
      return OptionalDouble.empty();
    }
    double distance = (sample.sharpe() - finite(benchmark)) * Math.sqrt(sample.count() - 1.0);
    return OptionalDouble.of(NormalDistribution.cumulative(distance / Math.sqrt(variance)));
  }

  /**
   * How many returns it takes until the true Sharpe ratio is above {@code benchmark} with a given
   * probability, if they go on as in the sample: the same paper's minimum track record length,
   *
   * <pre>
   * MinTRL = 1 + (1 - skewness * SR + (kurtosis - 1) / 4 * SR^2) * (Z^-1[confidence] / (SR - benchmark))^2
   * </pre>
   *
   * where Z^-1 is the quantile of the standard normal distribution.
   *
   * @param benchmark per period, as the sample's
   * @param confidence the probability, above 0.5 and below 1
   * @return a number of returns, &gt; 1, not rounded; absent when the sample's ratio is not above
   *     the benchmark, since no record is long enough then, and when {@link #above} is
   * @throws IllegalArgumentException when the confidence is outside its range, or the benchmark is
   *     not finite
   */
  public static OptionalDouble returnsNeeded(
      double benchmark, double confidence, SharpeSample sample) {
    if (!(confidence > 0.5 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be in (0.5, 1), was " + confidence);
    }
    double variance = unitVariance(sample);
    double distance = sample.sharpe() - finite(benchmark);
    if (!(variance > 0) || distance <= 0) {
      return OptionalDouble.empty();
    }
    double errors = NormalDistribution.quantile(confidence) / distance;
    return OptionalDouble.of(1 + variance * errors * errors);
  }

  /** The variance of an estimated Sharpe ratio, times n - 1. */
  private static double unitVariance(SharpeSample sample) {
    double sharpe = sample.sharpe();
    return 1 - sample.skewness() * sharpe + (sample.kurtosis() - 1) / 4 * sharpe * sharpe;
  }

  private static double finite(double benchmark) {
    if (!Double.isFinite(benchmark)) {
      throw new IllegalArgumentException("benchmark must be finite, was " + benchmark);
    }
    return benchmark;
  }
}
