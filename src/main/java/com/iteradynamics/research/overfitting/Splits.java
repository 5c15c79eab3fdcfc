package com.iteradynamics.research.overfitting;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Ways to split S blocks into two halves. A half is a set of blocks, bit b for block b; each pair
 * of halves is there once, by the half that holds block 0.
 *
 * @param blocks S
 * @param possible how many pairs there are
 * @param halves those that are used
 */
@SuppressWarnings("ArrayRecordComponent") // shared within this package, and never changed
record Splits(int blocks, int possible, int[] halves) {
  static final int MOST_BLOCKS = 24;

  /**
   * All pairs, or a sample of them, each as likely as any other.
   *
   * @param most how many pairs at most, &gt;= 1
   */
  static Splits of(int blocks, int most, long seed) {
    check(blocks);
    int possible = pairs(blocks);
    int[] halves = new int[Math.min(most, possible)];
    SplittableRandom random = new SplittableRandom(seed);
    int chosen = 0;
    int others = others(blocks);
    for (int seen = 0; chosen < halves.length; seen++) {
      // Knuth, The Art of Computer Programming 2, 3.4.2, algorithm S: a sample in one pass.
      int wanted = halves.length - chosen;
      int left = possible - seen;
      if (wanted == left || random.nextDouble() * left < wanted) {
        halves[chosen++] = others << 1 | 1;
      }
      others = next(others);
    }
    return new Splits(blocks, possible, halves);
  }

  /** The half that {@code half} leaves. */
  int rest(int half) {
    return (1 << blocks) - 1 - half;
  }

  /** The first set of the blocks beside block 0: as many of the lowest bits as it takes. */
  private static int others(int blocks) {
    return (1 << (blocks / 2 - 1)) - 1;
  }

  /** The next larger number with as many bits set. */
  private static int next(int bits) {
    if (bits == 0) {
      return 0;
    }
    int lowest = bits & -bits;
    int carried = bits + lowest;
    return carried | ((bits ^ carried) / lowest) >>> 2;
  }

  /** Half of S over S / 2. */
  private static int pairs(int blocks) {
    long ways = 1;
    for (int k = 1; k <= blocks / 2; k++) {
      ways = ways * (blocks / 2 + k) / k;
    }
    return (int) (ways / 2);
  }

  /**
   * @throws IllegalArgumentException when so many blocks cannot be split into halves
   */
  static void check(int blocks) {
    if (blocks < 2 || blocks > MOST_BLOCKS || blocks % 2 != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "blocks must be an even number, 2..%d, were %d", MOST_BLOCKS, blocks));
    }
  }
}
