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
  private final int length;
  private final double[] blocks;
  private final double[] shifted;
  private final double[] values;
  private int firstThere;
  private int count;

  /**
   * A mean of the last {@code length} values, without any yet. Values may be missing (NaN) at
   * first; once there is one, all later ones are there, and the first windows take what there is.
   *
   * @param length in candles, &gt;= 1
   */
  RollingMean(int length) {
    this.length = Lengths.atLeastOne(length);
    this.values = new double[length + Pass.MAX_SIZE];
    this.blocks = new double[length + Pass.MAX_SIZE];
    this.shifted = new double[length + Pass.MAX_SIZE];
    this.firstThere = length;
  }

  /** Takes the next values, at most {@link Pass#MAX_SIZE}, and fills on average at each. */
  void fill(double[] next, int size, double[] means) {
    System.arraycopy(values, count, values, 0, length);
    System.arraycopy(next, 0, values, length, size);
    firstThere = Math.max(0, firstThere - count);
    count = size;
    column(values, 1, length, count, means, blocks, shifted);
    while (firstThere < length + count && Double.isNaN(values[firstThere])) {
      firstThere++;
    }
    for (int k = 0; k < Math.min(count, firstThere - 1); k++) {
      int end = k + 1 + length;
      means[k] = of(values, Math.min(end, firstThere), end);
    }
  }

  /** The mean of {@code values[from]} to {@code values[to - 1]}, in their unit; NaN of none. */
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
