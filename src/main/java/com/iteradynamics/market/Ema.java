package com.iteradynamics.market;

import java.util.ArrayList;
import java.util.List;

/** Both exponential averages of the close; {@link Indicator#plainEma}. */
record Ema(int length, boolean seeded) implements Indicator {
  Ema {
    Lengths.atLeastOne(length);
  }

  @Override
  public Kernel begin(Pass pass, double[] column) {
    return pass.emas().with(new Average(this, column));
  }

  /**
   * The averages of a pass, four in one loop: each waits for its own last value, and the processor
   * works on the others meanwhile. One by one they take a third of the time of Layers 1 and 2.
   */
  static final class Group {
    private final double[] close;
    private final List<Average> all = new ArrayList<>();

    Group(double[] close) {
      this.close = close;
    }

    private Kernel with(Average average) {
      int first = all.size();
      all.add(average);
      return first % 4 == 0 ? count -> fill(first, count) : count -> {};
    }

    /** Fills in four from {@code first} on; the last one again and again where there are fewer. */
    private void fill(int first, int count) {
      int begun = 0;
      for (Average each : all.subList(first, Math.min(first + 4, all.size()))) {
        begun = Math.max(begun, Math.min(count, each.left()));
      }
      for (Average each : all.subList(first, Math.min(first + 4, all.size()))) {
        each.begin(close, begun);
      }
      Average a = all.get(first);
      Average b = all.get(Math.min(first + 1, all.size() - 1));
      Average c = all.get(Math.min(first + 2, all.size() - 1));
      Average d = all.get(Math.min(first + 3, all.size() - 1));
      double valueA = a.value;
      double valueB = b.value;
      double valueC = c.value;
      double valueD = d.value;
      for (int k = begun; k < count; k++) {
        valueA = a.next(valueA, close[k]);
        valueB = b.next(valueB, close[k]);
        valueC = c.next(valueC, close[k]);
        valueD = d.next(valueD, close[k]);
        a.column[k] = valueA;
        b.column[k] = valueB;
        c.column[k] = valueC;
        d.column[k] = valueD;
      }
      a.value = valueA;
      b.value = valueB;
      c.value = valueC;
      d.value = valueD;
    }
  }

  /** An average on its way. */
  private static final class Average {
    private final boolean seeded;
    private final double alpha;
    private final double keep;
    private final double norm;
    private final double[] first;
    private final double[] column;
    private int count;
    private double value;

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
