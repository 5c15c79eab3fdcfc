package com.iteradynamics.research.overfitting;

import java.util.Arrays;
import java.util.List;

/**
 * For each half of each split, which trial was the best in it, and what that trial did in the other
 * half. The first of several equally good ones is taken.
 */
final class BestOfHalves {
  private final Splits splits;

  /**
   * By split: the best in its half, then, shifted by the number of splits, the best in the rest.
   */
  final double[] inSample;

  final double[] outOfSample;

  BestOfHalves(Splits splits) {
    this.splits = splits;
    int directions = 2 * splits.halves().length;
    inSample = new double[directions];
    outOfSample = new double[directions];
    Arrays.fill(inSample, Double.NEGATIVE_INFINITY);
  }

  /** The best of {@code trials}, which are in order. */
  BestOfHalves of(List<BlockMoments> trials) {
    HalfSharpes sharpes = new HalfSharpes(trials.getFirst());
    int count = splits.halves().length;
    for (BlockMoments trial : trials) {
      sharpes.use(trial);
      for (int k = 0; k < count; k++) {
        int half = splits.halves()[k];
        double here = sharpes.of(half);
        double there = sharpes.of(splits.rest(half));
        offer(k, here, there);
        offer(count + k, there, here);
      }
    }
    return this;
  }

  /** The best of these and of {@code later} ones. */
  BestOfHalves or(BestOfHalves later) {
    for (int d = 0; d < inSample.length; d++) {
      offer(d, later.inSample[d], later.outOfSample[d]);
    }
    return this;
  }

  private void offer(int direction, double in, double out) {
    if (in > inSample[direction]) {
      inSample[direction] = in;
      outOfSample[direction] = out;
    }
  }

  /**
   * How the best ones rank among {@code trials} in the other half: twice as many as are worse, and
   * once as many as are equal.
   */
  int[] placesAmong(List<BlockMoments> trials) {
    HalfSharpes sharpes = new HalfSharpes(trials.getFirst());
    int count = splits.halves().length;
    int[] places = new int[2 * count];
    for (BlockMoments trial : trials) {
      sharpes.use(trial);
      for (int k = 0; k < count; k++) {
        int half = splits.halves()[k];
        places[k] += beats(outOfSample[k], sharpes.of(splits.rest(half)));
        places[count + k] += beats(outOfSample[count + k], sharpes.of(half));
      }
    }
    return places;
  }

  private static int beats(double best, double other) {
    if (best > other) {
      return 2;
    }
    return best == other ? 1 : 0;
  }
}
