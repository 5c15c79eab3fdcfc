package com.iteradynamics.archfixture.strategy.ta4j;

import org.ta4j.core.BarSeries;

/** Uses ta4j in the bridge; a package without a package-info belongs to the one above. */
final class InnocentBridge {

  private InnocentBridge() {}

  static int bars(BarSeries series) {
    return series.getBarCount();
  }
}
