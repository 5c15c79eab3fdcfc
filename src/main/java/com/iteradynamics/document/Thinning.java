package com.iteradynamics.document;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Fewer hours to draw, without losing a peak or a trough: of each stretch those stay in which any
 * line is lowest or highest, and the first and the last of all.
 *
 * @param rows the hours that stay, rising
 * @param stretch how many hours a stretch has; 1 when all stay
 */
record Thinning(int[] rows, int stretch) {

  /**
   * The hours of {@code lines} to draw, where the newest {@code whole} of them stay.
   *
   * @param limit how many of the others, at most
   */
  static Thinning of(int size, List<IntToDoubleFunction> lines, int limit, int whole) {
    if (whole == 0 || size <= whole + 1) {
      return of(size, lines, whole == 0 ? limit : size);
    }
    Thinning older = of(size - whole, lines, limit);
    int[] newer = IntStream.range(size - whole, size).toArray();
    return new Thinning(
        IntStream.concat(Arrays.stream(older.rows()), Arrays.stream(newer)).toArray(),
        older.stretch());
  }

  /**
   * The hours of {@code lines} to draw.
   *
   * @param size how many there are, &gt;= 1
   * @param limit how many to draw at most, &gt;= 2 for each line and 2 more
   */
  static Thinning of(int size, List<IntToDoubleFunction> lines, int limit) {
    if (size <= limit) {
      BitSet all = new BitSet(size);
      all.set(0, size);
      return new Thinning(all.stream().toArray(), 1);
    }
    int stretch = 2 * size / limit;
    while (true) {
      BitSet kept = extremes(size, lines, stretch);
      if (kept.cardinality() <= limit) {
        return new Thinning(kept.stream().toArray(), stretch);
      }
      stretch += 1 + stretch / 8;
    }
  }

  private static BitSet extremes(int size, List<IntToDoubleFunction> lines, int stretch) {
    BitSet kept = new BitSet(size);
    kept.set(0);
    kept.set(size - 1);
    for (int from = 0; from < size; from += stretch) {
      int end = Math.min(size, from + stretch);
      for (IntToDoubleFunction line : lines) {
        int lowest = from;
        int highest = from;
        for (int k = from + 1; k < end; k++) {
          double value = line.applyAsDouble(k);
          double low = line.applyAsDouble(lowest);
          double high = line.applyAsDouble(highest);
          lowest = value < low || Double.isNaN(low) ? k : lowest;
          highest = value > high || Double.isNaN(high) ? k : highest;
        }
        kept.set(lowest);
        kept.set(highest);
      }
    }
    return kept;
  }
}
