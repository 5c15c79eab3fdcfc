package com.iteradynamics.market;

/** Both exponential averages of the close; {@link Indicator#plainEma}. */
record Ema(int length, boolean seeded) implements Indicator {
  Ema {
    Lengths.atLeastOne(length);
  }

  @Override
  public Kernel begin(Pass pass, double[] column) {
    return pass.averages().with(new Average(this, column));
  }

  /** An average on its way. */
  static final class Average {
    private final boolean seeded;
    final double alpha;
    final double keep;
    private final double norm;
    private final double[] first;
    final double[] column;
    private int count;
    double value;

    Average(Ema kind, double[] column) {
      this.seeded = kind.seeded;
      this.alpha = 1 / (1 + (kind.length - 1) / 2.0);
      this.keep = 1 - alpha;
      this.norm = keep + alpha;
      this.first = new double[kind.length];
      this.column = column;
    }

    /** How many closes it takes until there is an average. */
    int left() {
      return first.length - count;
    }

    /** Takes the first closes of a stretch, by itself. */
    void begin(double[] close, int to) {
      for (int k = 0; k < to; k++) {
        value = count == 0 ? close[k] : next(value, close[k]);
        if (left() > 0) {
          first[count++] = close[k];
          if (left() == 0 && seeded) {
            value = PairwiseSum.of(first) / count;
          }
        }
        column[k] = left() > 0 ? Double.NaN : value;
      }
    }

    double next(double value, double x) {
      if (x == value) {
        return value;
      }
      double sum = keep * value + alpha * x;
      return norm == 1 ? sum : sum / norm;
    }
  }
}
