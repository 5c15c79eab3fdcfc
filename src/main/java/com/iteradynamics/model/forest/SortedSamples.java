package com.iteradynamics.model.forest;

import java.util.Arrays;

/** Samples with the order of their rows by each feature, which all trees share. Immutable. */
final class SortedSamples {
  final int size;
  final boolean[] up;
  final float[][] feature;
  final int[][] order;

  SortedSamples(Samples samples) {
    size = samples.size();
    up = samples.labels();
    int count = Feature.NAMES.size();
    feature = new float[count][];
    order = new int[count][];
    for (int f = 0; f < count; f++) {
      feature[f] = samples.column(f);
      order[f] = sorted(feature[f]);
    }
  }

  /** The rows by their values; among equal ones the earlier row first. */
  private static int[] sorted(float[] values) {
    long[] keys = new long[values.length];
    for (int row = 0; row < keys.length; row++) {
      // 0 and -0 are equal for a threshold; beyond that, bits in the order of the numbers.
      int bits = Float.floatToIntBits(values[row] + 0.0f);
      int ordered = bits >= 0 ? bits : bits ^ Integer.MAX_VALUE;
      keys[row] = ((long) ordered << 32) | row;
    }
    Arrays.sort(keys);
    int[] order = new int[keys.length];
    for (int k = 0; k < order.length; k++) {
      order[k] = (int) keys[k];
    }
    return order;
  }

  /** Whether all values of a feature are the same. */
  boolean constant(int f) {
    int[] rows = order[f];
    return feature[f][rows[0]] == feature[f][rows[size - 1]];
  }
}
