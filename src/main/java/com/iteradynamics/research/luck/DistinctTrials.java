package com.iteradynamics.research.luck;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.RandomAccess;
import java.util.Set;

/**
 * The trials that differ from all before them. Two whose returns are the same are one choice,
 * however many parameters they differ in; counting both would make luck look more likely than it
 * is. Trials are read when they are asked for, as in the list that they come from.
 */
final class DistinctTrials extends AbstractList<BlockMoments> implements RandomAccess {
  private final List<BlockMoments> all;
  private final int[] places;

  private DistinctTrials(List<BlockMoments> all, int[] places) {
    this.all = all;
    this.places = places;
  }

  /** Two hashes of all sums: with 128 bits no two different trials are taken for one. */
  private record Print(long one, long other) {}

  /** Those among {@code trials}. */
  static DistinctTrials of(List<BlockMoments> trials) {
    Set<Print> seen = new HashSet<>();
    int[] places = new int[trials.size()];
    int count = 0;
    int place = 0;
    for (BlockMoments trial : trials) {
      if (seen.add(print(trial))) {
        places[count++] = place;
      }
      place++;
    }
    return new DistinctTrials(trials, Arrays.copyOf(places, count));
  }

  private static Print print(BlockMoments trial) {
    long one = mixed(trial.periods());
    long other = mixed(trial.blocks() + 1L);
    for (double sum : trial.sums()) {
      // Adding 0 makes one zero of the two.
      long bits = Double.doubleToLongBits(sum + 0.0);
      one = mixed(one ^ bits);
      other = mixed(other + bits * 0xD1B54A32D192ED03L);
    }
    return new Print(one, other);
  }

  /** Stafford's mix 13. */
  private static long mixed(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Where trial {@code i} of these stands among all. */
  int place(int i) {
    return places[i];
  }

  @Override
  public BlockMoments get(int i) {
    return all.get(places[i]);
  }

  @Override
  public int size() {
    return places.length;
  }
}
