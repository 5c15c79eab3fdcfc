package com.iteradynamics.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The largest relative error of each column, and whether all are within tolerance. */
final class GoldenErrors {
  private final Map<String, Double> largest = new LinkedHashMap<>();
  private final Map<String, Integer> different = new LinkedHashMap<>();
  private final List<String> beyond = new ArrayList<>();

  void check(Golden golden, String column, double actual, double tolerance) {
    double expected = golden.number(column);
    if (Double.isNaN(expected) && Double.isNaN(actual)) {
      return;
    }
    double error =
        expected == actual ? 0 : Math.abs(actual - expected) / Math.max(Math.abs(expected), 1e-300);
    largest.merge(column, error, Math::max);
    different.merge(column, error > 0 ? 1 : 0, Integer::sum);
    if (!(error <= tolerance)) {
      beyond.add(golden + " " + column + " expected " + expected + ", was " + actual);
    }
  }

  void report(String what) {
    System.out.println("[GOLDEN] " + what + ": largest relative errors " + largest);
    System.out.println("[GOLDEN] " + what + ": rows not equal to the bit " + different);
    assertEquals(List.of(), beyond.subList(0, Math.min(10, beyond.size())));
  }
}
