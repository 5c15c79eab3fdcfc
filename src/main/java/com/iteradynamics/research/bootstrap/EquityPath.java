package com.iteradynamics.research.bootstrap;

import java.util.Locale;

/**
 * What an equity comes to, return after return.
 *
 * @param growth equity at the end / equity at the start, &gt;= 0
 * @param maxDrawdown deepest loss from an earlier peak, the start included, 0..1
 */
public record EquityPath(double growth, double maxDrawdown) {

  /** An equity under way. */
  static final class Accumulator {
    private double equity = 1;
    private double peak = 1;
    private double deepest;

    void add(double value) {
      equity *= 1 + value;
      if (equity > peak) {
        peak = equity;
      } else if (peak - equity > deepest * peak) {
        deepest = (peak - equity) / peak;
      }
    }

    EquityPath end() {
      return new EquityPath(equity, deepest);
    }
  }

  /** That of {@code returns}, in their order. */
  public static EquityPath of(double[] returns) {
    Accumulator path = new Accumulator();
    for (double each : returns) {
      path.add(each);
    }
    return path.end();
  }

  /**
   * {@code returns} themselves.
   *
   * @param what one of them is, in words
   * @throws IllegalArgumentException when there are fewer than {@code least}, or one of them is not
   *     a number or loses more than everything
   */
  static double[] checked(double[] returns, String what, int least) {
    if (returns.length < least) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "too few to resample: %d %s returns, at least %d are needed",
              returns.length,
              what,
              least));
    }
    for (int i = 0; i < returns.length; i++) {
      if (!(returns[i] >= -1 && returns[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "%s return %d must be finite and >= -1, was %s", what, i, returns[i]));
      }
    }
    return returns;
  }
}
