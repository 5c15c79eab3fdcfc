package com.iteradynamics.research.overfitting;

/**
 * The standard normal distribution. Both functions are within 2e-15 of the true value, relative to
 * it, tails included (probabilities down to 1e-300), and the same on every machine.
 *
 * <p>Near the middle the integral of the density is the density times the series x + x^3/3 +
 * x^5/(3*5) + ..., whose terms are all positive; in the tails it is the density divided by
 * Laplace's continued fraction x + 1/(x + 2/(x + 3/(x + ...))). Both are in Abramowitz and Stegun,
 * Handbook of Mathematical Functions (1964), 26.2.11 and 26.2.14.
 */
final class NormalDistribution {
  private static final double ROOT_OF_TWO_PI = Math.sqrt(2 * Math.PI);

  /** From this distance on the fraction is used. It is long enough for that, and then for more. */
  private static final double TAIL = 1;

  private static final int TERMS = 220;
  private static final int MOST_STEPS = 30;

  private NormalDistribution() {}

  /**
   * The probability of a value of at most {@code x}, 0..1.
   *
   * @param x any number, infinities included
   * @throws IllegalArgumentException when it is none
   */
  static double cumulative(double x) {
    if (Double.isNaN(x)) {
      throw new IllegalArgumentException("the value must be a number");
    }
    if (x <= -TAIL) {
      return tail(-x);
    }
    return x < TAIL ? 0.5 + middle(x) : 1 - tail(x);
  }

  /**
   * The value that is not exceeded with {@code probability}.
   *
   * @throws IllegalArgumentException when that is not between 0 and 1, both excluded
   */
  static double quantile(double probability) {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException("a probability must be in (0, 1), was " + probability);
    }
    return probability > 0.5 ? -lower(1 - probability) : lower(probability);
  }

  /** The quantile of at most one half, by Halley's method from a rough start. */
  private static double lower(double probability) {
    double x = start(probability);
    for (int i = 0; i < MOST_STEPS; i++) {
      double error = excess(x, probability) / density(x);
      double step = error / (1 + x * error / 2);
      x -= step;
      if (Math.abs(step) <= Math.ulp(x)) {
        break;
      }
    }
    return x;
  }

  private static double start(double probability) {
    if (probability > 0.1) {
      return (probability - 0.5) * ROOT_OF_TWO_PI;
    }
    double square = -2 * StrictMath.log(probability);
    return -Math.sqrt(square - StrictMath.log(2 * Math.PI * square));
  }

  /**
   * By how much the probability of at most {@code x} exceeds another; exact where both are near.
   */
  private static double excess(double x, double probability) {
    return x > -TAIL ? middle(x) - (probability - 0.5) : tail(-x) - probability;
  }

  private static double density(double x) {
    double square = x * x;
    double lost = Math.fma(x, x, -square);
    return StrictMath.exp(-square / 2) * (1 - lost / 2) / ROOT_OF_TWO_PI;
  }

  /** The probability between 0 and {@code x}, negative where x is. */
  private static double middle(double x) {
    double square = x * x;
    double term = x;
    double sum = x;
    for (int odd = 3; Math.abs(term) > Math.ulp(sum) / 4; odd += 2) {
      term *= square / odd;
      sum += term;
    }
    return density(x) * sum;
  }

  /** The probability of more than {@code x}, which is at least {@link #TAIL}. */
  private static double tail(double x) {
    if (x == Double.POSITIVE_INFINITY) {
      return 0;
    }
    double fraction = (x + Math.sqrt(x * x + 4.0 * TERMS)) / 2;
    for (int k = TERMS; k > 0; k--) {
      fraction = x + k / fraction;
    }
    return density(x) / fraction;
  }
}
