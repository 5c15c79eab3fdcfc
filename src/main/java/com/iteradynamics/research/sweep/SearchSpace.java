package com.iteradynamics.research.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
      return chosen(axes, places(axes, trial));
    }

    /** For each parameter, which of its values a combination has. */
    private static int[] places(List<Axis> axes, long combination) {
      int[] at = new int[axes.size()];
      long rest = combination;
      for (int i = at.length - 1; i >= 0; i--) {
        int values = axes.get(i).values().size();
        at[i] = (int) (rest % values);
        rest /= values;
      }
      return at;
    }
  }

  /**
   * Combinations drawn at random, each as likely as any other and none twice: a permutation of the
   * grid that the seed chooses, of which the first ones are taken. A trial is found without those
   * before it, however large the grid is.
   *
   * @param size how many are drawn; no more than there are
   * @param seed of the draw
   */
  record Draw(List<Axis> axes, long size, long seed) implements SearchSpace {
    public Draw {
      axes = List.copyOf(axes);
      size = Math.min(size, new Grid(axes).size());
    }

    @Override
    public Map<String, String> settings(long trial) {
      return chosen(axes, Permutation.of(axes, seed).at(Grid.places(axes, trial)));
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
