package com.iteradynamics.market;

/**
 * {@link Indicator#rsi}.
 *
 * @param length in candles, &gt;= 1
 */
record Rsi(int length) implements Indicator {
  Rsi {
    Lengths.atLeastOne(length);
  }

  @Override
  public Kernel begin(Pass pass, double[] column) {
    return new Index(pass, column);
  }

  /** On its way along a block of candles. */
  private final class Index implements Kernel {
    private final Pass pass;
    private final double[] column;
    private final double alpha = 1.0 / length;
    private double gain;
    private double loss;

    Index(Pass pass, double[] column) {
      this.pass = pass;
      this.column = column;
    }

    @Override
    public void fill(int count) {
      double before = pass.closeBefore();
      for (int k = 0; k < count; k++) {
        double close = pass.close()[k];
        add(pass.seen(k), close - before);
        column[k] = pass.seen(k) < length ? Double.NaN : 100 - 100 / (1 + gain / loss);
        before = close;
      }
    }

    private void add(int seen, double change) {
      double up = change > 0 ? change : 0;
      double down = change < 0 ? -change : 0;
      if (seen <= 2) {
        gain = up;
        loss = down;
      } else {
        gain = (1 - alpha) * gain + alpha * up;
        loss = (1 - alpha) * loss + alpha * down;
      }
    }
  }
}
