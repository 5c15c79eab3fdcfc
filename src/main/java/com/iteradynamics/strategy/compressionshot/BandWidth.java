package com.iteradynamics.strategy.compressionshot;

import com.iteradynamics.market.Indicator;
import com.iteradynamics.market.Pass;

/**
 * Width of the Bollinger bands of the close: (upper - lower) / mean, a fraction &gt;= 0.
 *
 * @param length in candles, &gt;= 2
 * @param deviations distance of a band from the mean, standard deviations
 */
record BandWidth(int length, double deviations) implements Indicator {
  /** The mean of the bands, USD. */
  Indicator mid() {
    return Indicator.mean(Indicator.close(), length, ALL);
  }

  @Override
  public Kernel begin(Pass pass, double[] column) {
    double[] mid = pass.column(mid());
    double[] deviation = pass.column(Indicator.deviation(length));
    return count -> {
      for (int k = 0; k < count; k++) {
        column[k] = 2 * deviations * deviation[k] / mid[k];
      }
    };
  }

  /**
   * How many of the last {@code bars} widths there were at most {@code narrow}.
   *
   * @param width of the bands
   * @param bars in candles, &gt;= 1
   * @param narrow fraction
   */
  record Narrow(BandWidth width, int bars, double narrow) implements Indicator {
    @Override
    public Kernel begin(Pass pass, double[] column) {
      double[] widths = pass.column(width);
      boolean[] kept = new boolean[bars];
      int[] at = {0, 0};
      return count -> {
        for (int k = 0; k < count; k++) {
          boolean hit = widths[k] <= narrow;
          at[1] += (hit ? 1 : 0) - (kept[at[0]] ? 1 : 0);
          kept[at[0]] = hit;
          at[0] = at[0] + 1 == bars ? 0 : at[0] + 1;
          column[k] = at[1];
        }
      };
    }
  }
}
