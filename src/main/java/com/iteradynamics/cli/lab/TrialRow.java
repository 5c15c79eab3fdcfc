package com.iteradynamics.cli.lab;

import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Figure;
import com.iteradynamics.research.MetricFigures;
import com.iteradynamics.research.PerformanceMetrics;
import com.iteradynamics.research.sweep.Objective;
import com.iteradynamics.research.sweep.TrialTable;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * A trial that ran.
 *
 * @param figure what it is judged by; absent where it is not defined, which comes after all others
 */
record TrialRow(TrialTable.Line line, OptionalDouble figure) {
  static final Comparator<TrialRow> WORST_FIRST =
      Comparator.<TrialRow>comparingDouble(row -> row.figure().orElse(Double.NEGATIVE_INFINITY))
          .thenComparingDouble(row -> row.figure().isPresent() ? 0 : row.totalReturn())
          .thenComparing(TrialRow::trial, Comparator.reverseOrder());

  static TrialRow of(TrialTable.Line line, Objective goal) {
    String figure = line.values().get(goal.figure().name());
    return new TrialRow(
        line,
        figure == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(figure)));
  }

  /** Its number. */
  long trial() {
    return Long.parseLong(text("trial"));
  }

  private double totalReturn() {
    return Double.parseDouble(line.values().get(MetricFigures.TOTAL_RETURN.name()));
  }

  Optional<String> value(String column) {
    return Optional.ofNullable(line.values().get(column));
  }

  /** All figures: trials that have the same ones came to the same. */
  String outcome() {
    return TrialTable.FIGURES.stream().map(this::text).collect(Collectors.joining(","));
  }

  String text(String column) {
    return line.values().getOrDefault(column, "-");
  }

  /** For a table. */
  Cell cell(Figure<PerformanceMetrics> of) {
    return Cell.of(
        value(of.name())
            .map(known -> OptionalDouble.of(Double.parseDouble(known)))
            .orElse(OptionalDouble.empty()),
        of.unit(),
        "not defined");
  }
}
