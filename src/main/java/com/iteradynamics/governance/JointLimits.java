package com.iteradynamics.governance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Limits of several measures that are judged together. All get the same share of their values
 * beyond their limits, the largest at which at most so many windows have any measure beyond its
 * own: a measure more does not make an alarm more. Source: Westfall and Young 1993, the minimal
 * p-value of dependent tests, by resampling.
 */
final class JointLimits {
  private JointLimits() {}

  /**
   * A measure over all windows.
   *
   * @param values NaN where it could not be taken; taken in at least one window
   * @param usual what it is over the whole span; 0 of a measure that is never below it and can only
   *     be too large
   * @param twoSided whether it can be too small, too
   */
  record Measure(double[] values, double usual, boolean twoSided) {
    Measure of(int[] windows) {
      return new Measure(
          Arrays.stream(windows).mapToDouble(w -> values[w]).toArray(), usual, twoSided);
    }
  }

  /** Limits on both sides. */
  record Band(double low, double high) {
    boolean holds(double value) {
      return !(value < low || value > high);
    }

    /** How far a window's value is from the usual one, as a multiple of the limit's distance. */
    double stretch(Measure measure, int window) {
      double value = measure.values()[window];
      double room = value > measure.usual() ? high - measure.usual() : measure.usual() - low;
      double away = Math.abs(value - measure.usual());
      // A value that could not be taken counts as usual; where there is no room, nothing varied.
      return away > 0 && room > 0 ? away / room : 0;
    }

    /** The same band, {@code times} as far from the usual value on both sides. */
    Band stretched(double usual, double times) {
      return new Band(usual - times * (usual - low), usual + times * (high - usual));
    }
  }

  /**
   * A band for each measure.
   *
   * @param share at most this share of the windows has a measure beyond its band, 0..1
   */
  static List<Band> bands(List<Measure> measures, double share) {
    List<double[]> sorted = measures.stream().map(JointLimits::sorted).toList();
    int windows = measures.getFirst().values().length;
    List<Band> best = bands(measures, sorted, 0);
    for (int beyond = 1; beyond <= windows / 2; beyond++) {
      List<Band> next = bands(measures, sorted, (double) beyond / windows);
      if (beyond(measures, next) > share * windows) {
        return best;
      }
      best = next;
    }
    return best;
  }

  private static double[] sorted(Measure measure) {
    return Arrays.stream(measure.values()).filter(value -> !Double.isNaN(value)).sorted().toArray();
  }

  /** The bands beyond which each measure has at most this share of its values. */
  private static List<Band> bands(List<Measure> measures, List<double[]> sorted, double share) {
    List<Band> bands = new ArrayList<>();
    for (int m = 0; m < sorted.size(); m++) {
      double[] values = sorted.get(m);
      boolean twoSided = measures.get(m).twoSided();
      int cut = (int) (share * values.length / (twoSided ? 2 : 1));
      bands.add(new Band(twoSided ? values[cut] : 0, values[values.length - 1 - cut]));
    }
    return bands;
  }

  /** How many windows have a measure beyond its band. */
  private static int beyond(List<Measure> measures, List<Band> bands) {
    int windows = measures.getFirst().values().length;
    int count = 0;
    for (int w = 0; w < windows; w++) {
      boolean within = true;
      for (int m = 0; m < bands.size() && within; m++) {
        within = bands.get(m).holds(measures.get(m).values()[w]);
      }
      count += within ? 0 : 1;
    }
    return count;
  }
}
