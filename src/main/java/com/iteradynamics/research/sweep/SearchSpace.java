package com.iteradynamics.research.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Which settings each trial has; the same number always means the same settings. */
public sealed interface SearchSpace {

  /** The parameters that vary. */
  List<Axis> axes();

  /** How many trials there are, &gt;= 1. */
  long size();

  /** The settings of a trial, by parameter, in the order of {@link #axes}. */
  Map<String, String> settings(long trial);

  /** Every combination; the last parameter changes first. */
  record Grid(List<Axis> axes) implements SearchSpace {
    public Grid {
      axes = List.copyOf(axes);
    }

    /** How many combinations; {@link Long#MAX_VALUE} when there are more than that. */
    @Override
    public long size() {
      long size = 1;
      for (Axis axis : axes) {
        if (size > Long.MAX_VALUE / axis.values().size()) {
          return Long.MAX_VALUE;
        }
        size *= axis.values().size();
      }
      return size;
    }

    @Override
    public Map<String, String> settings(long trial) {
      int[] at = new int[axes.size()];
      long rest = trial;
      for (int i = at.length - 1; i >= 0; i--) {
        int values = axes.get(i).values().size();
        at[i] = (int) (rest % values);
        rest /= values;
      }
      return chosen(axes, at);
    }
  }

  /**
   * Combinations drawn by chance, each value as likely as any other; one may come twice.
   *
   * @param size how many are drawn
   * @param seed of the draw
   */
  record Draw(List<Axis> axes, long size, long seed) implements SearchSpace {
    public Draw {
      axes = List.copyOf(axes);
    }

    @Override
    public Map<String, String> settings(long trial) {
      SplittableRandom random = new SplittableRandom(seed ^ (trial * 0x9E3779B97F4A7C15L));
      int[] at = axes.stream().mapToInt(axis -> random.nextInt(axis.values().size())).toArray();
      return chosen(axes, at);
    }
  }

  private static Map<String, String> chosen(List<Axis> axes, int[] at) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (int i = 0; i < at.length; i++) {
      settings.put(axes.get(i).name(), axes.get(i).values().get(at[i]));
    }
    return settings;
  }
}
