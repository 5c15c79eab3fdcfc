package com.iteradynamics.market;

/**
 * {@link Indicator#deviation}.
 *
 * @param length in candles, &gt;= 1
 */
record Deviation(int length) implements Indicator {
  Deviation {
    Lengths.atLeastOne(length);
  }

  @Override
  public Kernel begin(Pass pass, double[] column) {
    MeanAndVariance spread = new MeanAndVariance();
    CandleSeries block = pass.block();
    return count -> {
      for (int k = 0; k < count; k++) {
        int to = block.offset() + pass.seen(k);
        if (pass.seen(k) < length) {
          column[k] = Double.NaN;
        } else {
          spread.measure(block.closes(), to - length, to);
          column[k] = Math.sqrt(Math.max(0, spread.squares) / length);
        }
      }
    };
  }
}
