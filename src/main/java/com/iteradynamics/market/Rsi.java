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
      double[] close = pass.close();
      double before = pass.closeBefore();
      int begun = Math.clamp(2L - pass.seen(0) + 1, 0, count);
      for (int k = 0; k < begun; k++) {
        gain = Math.max(0, pass.seen(k) == 1 ? 0 : close[k] - before);
        loss = Math.max(0, pass.seen(k) == 1 ? 0 : before - close[k]);
        column[k] = index(gain, loss);
        before = close[k];
      }
      follow(begun, count, before);
      for (int k = 0; k < count && pass.seen(k) < length; k++) {
        column[k] = Double.NaN;
      }
    }

    /** In locals, where the time goes. */
    private void follow(int from, int count, double closeBefore) {
      double[] close = pass.close();
      double keep = 1 - alpha;
      double before = closeBefore;
      double up = gain;
      double down = loss;
      for (int k = from; k < count; k++) {
        double change = close[k] - before;
        up = keep * up + alpha * Math.max(0, change);
        down = keep * down + alpha * Math.max(0, -change);
        column[k] = index(up, down);
        before = close[k];
      }
      gain = up;
      loss = down;
    }

    private static double index(double gain, double loss) {
      return 100 - 100 / (1 + gain / loss);
    }
  }
}
