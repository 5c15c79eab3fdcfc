package com.iteradynamics.research.sweep;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A permutation of all combinations of some values, chosen by a seed and found place by place: no
 * list of the combinations is made, and their number may exceed any that a long holds.
 *
 * <p>In turn each value is permuted in a way that follows from the seed and all the other values.
 * Every such step can be undone, so that no two combinations come out as one.
 */
final class Permutation {
  private static final int TURNS = 3;

  /** Up to so many values are shuffled; more are permuted without a list of them. */
  private static final int SHUFFLED = 64;

  private static final int FEISTEL_ROUNDS = 8;

  private final int[] sizes;
  private final long seed;

  private Permutation(int[] sizes, long seed) {
    this.sizes = sizes;
    this.seed = seed;
  }

  /** Of the combinations of the values of {@code axes}. */
  static Permutation of(List<Axis> axes, long seed) {
    return new Permutation(axes.stream().mapToInt(axis -> axis.values().size()).toArray(), seed);
  }

  /**
   * The combination in the place of {@code combination}.
   *
   * @param combination for each axis, which of its values
   */
  int[] at(int[] combination) {
    int[] at = combination.clone();
    for (int turn = 0; turn < TURNS; turn++) {
      for (int i = 0; i < at.length; i++) {
        at[i] = permuted(at[i], sizes[i], key(turn, i, at));
      }
    }
    return at;
  }

  /** Follows from everything but the value of axis {@code own}. */
  private long key(int turn, int own, int[] at) {
    long key = mixed(seed + mixed(turn * 1_000_003L + own));
    for (int i = 0; i < at.length; i++) {
      key = i == own ? key : mixed(key + at[i]);
    }
    return key;
  }

  private static int permuted(int value, int size, long key) {
    return size <= SHUFFLED ? shuffled(value, size, key) : walked(value, size, key);
  }

  /** Fisher and Yates. */
  private static int shuffled(int value, int size, long key) {
    int[] all = new int[size];
    SplittableRandom random = new SplittableRandom(key);
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      all[i] = all[j];
      all[j] = i;
    }
    return all[value];
  }

  /**
   * A Feistel network over a power of four that is large enough, until the value is one of ours.
   */
  private static int walked(int value, int size, long key) {
    int half = (33 - Integer.numberOfLeadingZeros(size - 1)) / 2;
    int mask = (1 << half) - 1;
    long found = value;
    do {
      int left = (int) (found >>> half);
      int right = (int) (found & mask);
      for (int round = 0; round < FEISTEL_ROUNDS; round++) {
        int next = left ^ ((int) mixed(key + mixed(round * 1_000_003L + right)) & mask);
        left = right;
        right = next;
      }
      found = (long) left << half | right;
    } while (found >= size);
    return (int) found;
  }

  /** Stafford's mix 13, as {@link SplittableRandom} has it. */
  private static long mixed(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
