package com.iteradynamics.research.sweep;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A parameter and the values that it takes in turn.
 *
 * @param name its name, such as {@code PRIME_MAX_EXPOSURE}
 * @param values at least one, as they would be set
 */
public record Axis(String name, List<String> values) {
  private static final int MOST_VALUES = 1_000_000;

  /**
   * @throws IllegalArgumentException when there is no value, or one twice
   */
  public Axis {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException(name + " has no value");
    }
    if (values.stream().map(Axis::meaning).distinct().count() < values.size()) {
      throw new IllegalArgumentException(name + " has a value twice");
    }
  }

  /**
   * Of {@code NAME=1,2,5} or, from a value to another one in even steps, {@code NAME=0.1:0.5:0.1};
   * both ends are values.
   *
   * @throws IllegalArgumentException when it is neither
   */
  public static Axis parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      throw new IllegalArgumentException(
          "a parameter is NAME=1,2,5 or NAME=FROM:TO:STEP, was " + text);
    }
    String name = text.substring(0, equals).strip();
    String values = text.substring(equals + 1);
    String[] range = values.split(":", -1);
    return new Axis(
        name,
        range.length == 3
            ? steps(name, range)
            : Arrays.stream(values.split(",", -1)).map(String::strip).toList());
  }

  /** 0.1 and 0.10 are one value. */
  private static Object meaning(String value) {
    try {
      return new BigDecimal(value).stripTrailingZeros();
    } catch (NumberFormatException e) {
      return value;
    }
  }

  private static List<String> steps(String name, String[] range) {
    BigDecimal from;
    BigDecimal to;
    BigDecimal step;
    try {
      from = new BigDecimal(range[0].strip());
      to = new BigDecimal(range[1].strip());
      step = new BigDecimal(range[2].strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          name + "=FROM:TO:STEP takes three numbers, was " + String.join(":", range), e);
    }
    if (step.signum() <= 0 || to.compareTo(from) < 0) {
      throw new IllegalArgumentException(
          name + " must go upwards in steps > 0, was " + String.join(":", range));
    }
    if (to.subtract(from).divideToIntegralValue(step).compareTo(BigDecimal.valueOf(MOST_VALUES))
        >= 0) {
      throw new IllegalArgumentException(name + " would have more than a million values");
    }
    List<String> values = new ArrayList<>();
    for (BigDecimal at = from; at.compareTo(to) <= 0; at = at.add(step)) {
      values.add(at.toPlainString());
    }
    return values;
  }
}
