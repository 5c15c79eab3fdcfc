package com.iteradynamics.market;

import java.util.Arrays;

/**
 * {@link Indicator#windowEma}: an average whose seed still weighs something where a window ends.
 *
 * <p>Of {@code n} closes it is {@code keep^(n-1)} of the oldest, and {@code 1 - keep} of a sum of
 * the others in which each weighs {@code keep} of the one after it. As in {@link RollingMean}, the
 * sum is made of blocks whose lengths are powers of two, the shortest being the newest, and each
 * block of its two halves. Windows that overlap share them, and the result depends on the closes of
 * its window alone, to the last bit. While a window still grows, it is the plain recursion.
 *
 * @param length in candles, &gt;= 1
 * @param lag how many candles before the newest one the average ends, &gt;= 1
 */
record WindowEma(int length, int lag) implements Indicator {
  WindowEma {
    Lengths.atLeastOne(length);
  }

  /**
   * The one that ends at the newest candle: a step on from the one before.
   *
   * @param length in candles, &gt;= 1
   */
  record Newest(int length) implements Indicator {
    Newest {
      Lengths.atLeastOne(length);
    }

    @Override
    public Kernel begin(Pass pass, double[] column) {
      double[] before = pass.column(new WindowEma(length, 1));
      double[] close = pass.close();
      Ema.Average step = new Ema.Average(new Ema(length, false), column);
      return count -> {
        for (int k = 0; k < count; k++) {
          double value = pass.seen(k) == 1 ? close[k] : step.next(before[k], close[k]);
          column[k] = pass.seen(k) < length ? Double.NaN : value;
        }
      };
    }
  }

  @Override
  public Kernel begin(Pass pass, double[] column) {
    return new Average(pass, column);
  }

  /** On its way along a block of candles. */
  private final class Average implements Kernel {
    private final Pass pass;
    private final CandleSeries block;
    private final double[] column;
    private final Ema.Average recursion;
    private final int window;

    /** Of blocks of 1, 2, 4 ... closes; none where no window is ever full. */
    private final Sums[] sums;

    /** What a close weighs beside one that is 1, 2, 4 ... candles newer. */
    private final double[] weights;

    private final double[] sum = new double[Pass.MAX_SIZE];
    private final double[] moved = new double[Pass.MAX_SIZE];
    private double grown;

    Average(Pass pass, double[] column) {
      this.pass = pass;
      this.block = pass.block();
      this.column = column;
      this.recursion = new Ema.Average(new Ema(length, false), column);
      this.window = pass.window();
      int summed = block.size() < window ? 0 : others();
      this.sums = new Sums[Integer.SIZE - Integer.numberOfLeadingZeros(summed)];
      this.weights = new double[sums.length];
      for (int i = 0; i < sums.length; i++) {
        sums[i] = new Sums((1 << i) + lag);
        weights[i] = i == 0 ? recursion.keep : weights[i - 1] * weights[i - 1];
      }
    }

    /** How many closes a full window has beside its oldest. */
    private int others() {
      return Math.max(0, window - lag - 1);
    }

    @Override
    public void fill(int count) {
      addSums(count);
      int growing = Math.clamp((long) window - pass.seen(0), 0, count);
      if (growing < count) {
        combine(count);
      }
      for (int k = 0; k < growing; k++) {
        column[k] = grown(pass.seen(k) - 1 - lag);
      }
    }

    private double grown(int newest) {
      if (newest < 0) {
        return Double.NaN;
      }
      double close = block.close(newest);
      grown = newest == 0 ? close : recursion.next(grown, close);
      return grown;
    }

    private void addSums(int count) {
      System.arraycopy(pass.close(), 0, sum, 0, count);
      for (int i = 0; i < sums.length; i++) {
        sums[i].add(sum, count);
        if (i + 1 < sums.length) {
          sums[i].copy(count, 1 << i, moved);
          add(weights[i], count);
        }
      }
    }

    private void combine(int count) {
      int back = lag;
      double weight = 1;
      Arrays.fill(sum, 0);
      for (int i = 0; i < sums.length; i++) {
        if ((others() & 1 << i) != 0) {
          sums[i].copy(count, back, moved);
          add(weight, count);
          back += 1 << i;
          weight *= weights[i];
        }
      }
      for (int k = 0; k < count; k++) {
        int oldest = Math.max(0, pass.seen(k) - window);
        column[k] = weight * block.close(oldest) + recursion.alpha * sum[k];
      }
    }

    /** By itself, so that the processor adds several at a time. */
    private void add(double weight, int count) {
      for (int k = 0; k < count; k++) {
        sum[k] += weight * moved[k];
      }
    }
  }

  /** The newest values of a column, 0 before its first. */
  private static final class Sums {
    private final int reach;
    private final double[] values;
    private int size;

    Sums(int reach) {
      this.reach = reach;
      this.values = new double[2 * reach + Pass.MAX_SIZE];
      this.size = reach;
    }

    void add(double[] next, int count) {
      if (size + count > values.length) {
        System.arraycopy(values, size - reach, values, 0, reach);
        size = reach;
      }
      System.arraycopy(next, 0, values, size, count);
      size += count;
    }

    /** The {@code count} values that are {@code back} places before the newest. */
    void copy(int count, int back, double[] to) {
      System.arraycopy(values, size - count - back, to, 0, count);
    }
  }
}
