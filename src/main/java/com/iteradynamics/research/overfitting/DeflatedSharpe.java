package com.iteradynamics.research.overfitting;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The best of several trials, judged against what the best of as many trials without any skill
 * would show: Bailey and Lopez de Prado, "The Deflated Sharpe Ratio: Correcting for Selection Bias,
 * Backtest Overfitting, and Non-Normality", Journal of Portfolio Management 40 (5), 2014, equations
 * 1 and 2.
 *
 * @param trials how many there were, &gt;= 2 where they were counted; not whole where it is an
 *     estimate of how many independent ones they amount to
 * @param varianceOfSharpes variance of the trials' Sharpe ratios per period, &gt;= 0
 * @param expectedMaximum the Sharpe ratio, per period, of the best of as many without skill
 * @param probability that the true Sharpe ratio of the best one is above that, 0..1; from about
 *     0.95 on a result is not taken for luck
 */
public record DeflatedSharpe(
    double trials, double varianceOfSharpes, double expectedMaximum, double probability) {
  private static final double EULER_MASCHERONI = 0.5772156649015329;

  /**
   * That of the best trial.
   *
   * @param best the returns of the trial that was chosen
   * @param trials how many were tried, all of them, also those that were thrown away
   * @param varianceOfSharpes of the trials' Sharpe ratios, per period
   * @return absent when nothing was chosen: of one trial there is no best
   * @throws IllegalArgumentException when the variance is negative or not finite, or there are
   *     fewer trials than one
   */
  public static Optional<DeflatedSharpe> of(
      SharpeSample best, double trials, double varianceOfSharpes) {
    OptionalDouble maximum = expectedMaximum(trials, varianceOfSharpes);
    if (maximum.isEmpty()) {
      return Optional.empty();
    }
    double benchmark = maximum.getAsDouble();
    OptionalDouble probability = ProbabilisticSharpe.above(benchmark, best);
    return probability.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DeflatedSharpe(trials, varianceOfSharpes, benchmark, probability.getAsDouble()));
  }

  /**
   * The highest Sharpe ratio to be expected of so many independent trials without skill:
   *
   * <pre>
   * sqrt(V) * ((1 - g) * Z^-1[1 - 1/N] + g * Z^-1[1 - 1/(N e)])
   * </pre>
   *
   * where V is the variance of their Sharpe ratios, g the Euler-Mascheroni constant and Z^-1 the
   * quantile of the standard normal distribution. It is an approximation for many trials: 8 % too
   * small for two of them, at most 3 % too large from three on, 0.4 % for a thousand. Below 0,
   * which happens for an estimate of less than 1.3 trials, it counts as 0.
   *
   * @return per period, &gt;= 0; absent of one trial
   */
  static OptionalDouble expectedMaximum(double trials, double varianceOfSharpes) {
    if (!(trials >= 1 && trials < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("trials must be >= 1, were " + trials);
    }
    if (!(varianceOfSharpes >= 0 && varianceOfSharpes < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the variance of Sharpe ratios must be >= 0, was " + varianceOfSharpes);
    }
    if (trials == 1) {
      return OptionalDouble.empty();
    }
    double units =
        (1 - EULER_MASCHERONI) * upperQuantile(trials)
            + EULER_MASCHERONI * upperQuantile(trials * Math.E);
    return OptionalDouble.of(Math.max(0, Math.sqrt(varianceOfSharpes) * units));
  }

  /** The quantile of 1 - 1 / {@code count}, by symmetry, so that large counts lose no digits. */
  private static double upperQuantile(double count) {
    return -NormalDistribution.quantile(1 / count);
  }
}
