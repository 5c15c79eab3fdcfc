package com.iteradynamics.archfixture.strategy;

import org.ta4j.core.BarSeries;

/** Uses ta4j outside the bridge. */
final class Culprit {

  private Culprit() {}

  static int bars(BarSeries series) {
    return series.getBarCount();
  }
}
