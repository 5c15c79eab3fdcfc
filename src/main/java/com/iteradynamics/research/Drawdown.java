package com.iteradynamics.research;

/**
 * The deepest loss of an equity from an earlier peak.
 *
 * @param depth 1 - equity / peak, 0..1; 0 when it never fell
 * @param hours from the peak until it was reached again, or else to the end
 * @param recovered whether it was reached again
 */
record Drawdown(double depth, int hours, boolean recovered) {

  static Drawdown of(double[] equity) {
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
    return new Drawdown(deepest, (recovered ? back : equity.length - 1) - begun, recovered);
  }
}
