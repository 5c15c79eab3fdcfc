package com.iteradynamics.market;

/**
 * How far the price moved in an hour, counting the jump from the close before: the largest of high
 * - low, |high - previous close| and |previous close - low|. USD, &gt;= 0; that of the oldest
 * candle is high - low.
 *
 * @param widening what is added to high - low, USD; {@link ZeroRange}
 */
record TrueRange(double widening) implements Indicator {
  @Override
  public Kernel begin(Pass pass, double[] column) {
    double[] high = pass.high();
    double[] low = pass.low();
    double[] close = pass.close();
    return count -> {
      double before = pass.closeBefore();
      for (int k = 0; k < count; k++) {
        // Equal to the largest of the three to the last bit: each of them is one of these
        // differences.
        double top = before > high[k] ? before : high[k];
        double bottom = before < low[k] ? before : low[k];
        double range = top - bottom;
        column[k] = widening == 0 ? range : Math.max(high[k] - low[k] + widening, range);
        before = close[k];
      }
    };
  }
}
