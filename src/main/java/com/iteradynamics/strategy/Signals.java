package com.iteradynamics.strategy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers a strategy looked at, by name, for the record. A value that is not available is NaN.
 *
 * @param names one name for each value
 * @param values the values, in the same order
 */
public record Signals(List<String> names, double... values) {
  /** No numbers at all. */
  public static final Signals NONE = new Signals(List.of());

  public Signals {
    if (names.size() != values.length) {
      throw new IllegalArgumentException(names.size() + " names for " + values.length + " values");
    }
  }

  /** The available values by name, in order. */
  public Map<String, Double> available() {
    Map<String, Double> map = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      if (Double.isFinite(values[i])) {
        map.put(names.get(i), values[i]);
      }
    }
    return map;
  }
}
