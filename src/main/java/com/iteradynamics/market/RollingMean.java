package com.iteradynamics.market;

/**
 * Plain mean of neighbouring values. It depends on these values alone, to the last bit, wherever
 * they stand: a window and a long pass over the same candles agree.
 *
 * <p>The sum is made of blocks whose lengths are powers of two, the shortest being the oldest, and
 * each block of its two halves. Windows that overlap share their blocks, so that {@link #column}
 * does with a few additions a value what each window alone does with its length.
 */
public final class RollingMean {
  private RollingMean() {}

  /** The mean of {@code values[from..to)}; NaN of none. */
  public static double of(double[] values, int from, int to) {
    int length = to - from;
    int at = from;
    double sum = 0;
    for (int block = Integer.lowestOneBit(length); at < to; block <<= 1) {
      if ((length & block) != 0) {
        double next = block(values, at, block);
        sum = at == from ? next : sum + next;
        at += block;
      }
    }
    return sum / length;
  }

  /**
   * The means of the {@code count} windows of {@code length} values that begin at {@code
   * values[from]} and after.
   *
   * @param means where they go, from its beginning on
   * @param blocks room for {@code count + length} values; so is {@code shifted}
   */
  static void column(
      double[] values,
      int from,
      int length,
      int count,
      double[] means,
      double[] blocks,
      double[] shifted) {
    // Neighbours are moved on top of each other first: the processor adds several pairs at a time.
    int there = count + length - 1;
    System.arraycopy(values, from, blocks, 0, there);
    int covered = 0;
    for (int block = 1; block <= length; block <<= 1) {
      if ((length & block) != 0) {
        System.arraycopy(blocks, covered, covered == 0 ? means : shifted, 0, count);
        if (covered > 0) {
          add(means, shifted, count);
        }
        covered += block;
      }
      if (2 * block <= length) {
        there -= block;
        System.arraycopy(blocks, block, shifted, 0, there);
        add(blocks, shifted, there);
      }
    }
    for (int i = 0; i < count; i++) {
      means[i] /= length;
    }
  }

  private static double block(double[] values, int from, int length) {
    if (length == 1) {
      return values[from];
    }
    int half = length / 2;
    return block(values, from, half) + block(values, from + half, half);
  }

  private static void add(double[] sums, double[] values, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += values[i];
    }
  }
}
