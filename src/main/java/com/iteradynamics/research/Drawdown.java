package com.iteradynamics.research;

import java.util.stream.IntStream;

/**
 * The deepest loss of an equity from an earlier peak.
 *
 * @param depth 1 - equity / peak, 0..1; 0 when it never fell
 * @param hours from the peak until it was reached again, or else to the end; hours without a candle
 *     count too
 * @param recovered whether it was reached again
 */
record Drawdown(double depth, int hours, boolean recovered) {

  /** That of an equity of every hour. */
  static Drawdown of(double[] equity) {
    return of(equity, IntStream.range(0, equity.length).toArray());
  }

  /**
   * That of an equity.
   *
   * @param at when it was so, hours since any moment
   */
  static Drawdown of(double[] equity, int[] at) {
    double peak = equity[0];
    int peakAt = 0;
    double deepest = 0;
    double peakOfDeepest = peak;
    int begun = 0;
    for (int i = 1; i < equity.length; i++) {
      double now = equity[i];
      if (now >= peak) {
        peak = now;
        peakAt = i;
      } else if (peak - now > deepest * peak) {
        deepest = (peak - now) / peak;
        peakOfDeepest = peak;
        begun = peakAt;
      }
    }
    if (deepest == 0) {
      return new Drawdown(0, 0, true);
    }
    int back = begun + 1;
    while (back < equity.length && equity[back] < peakOfDeepest) {
      back++;
    }
    boolean recovered = back < equity.length;
    int end = recovered ? back : equity.length - 1;
    return new Drawdown(deepest, at[end] - at[begun], recovered);
  }
}
