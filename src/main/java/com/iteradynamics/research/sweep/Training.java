package com.iteradynamics.research.sweep;

import com.iteradynamics.research.Metrics;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A trial in what is learnt from for one test: one span, or two when the test lies between them.
 *
 * @param spans its figures in each
 */
public record Training(List<Metrics> spans) {
  public Training {
    spans = List.copyOf(spans);
  }

  /**
   * What it is chosen by: the mean over the spans, each weighted by its hours; absent where one is.
   */
  public OptionalDouble figure(Goal goal) {
    double sum = 0;
    double hours = 0;
    for (Metrics each : spans) {
      OptionalDouble figure = goal.of(each);
      if (figure.isEmpty()) {
        return OptionalDouble.empty();
      }
      sum += figure.getAsDouble() * each.bars();
      hours += each.bars();
    }
    return OptionalDouble.of(sum / hours);
  }
}
