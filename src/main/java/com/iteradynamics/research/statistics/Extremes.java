package com.iteradynamics.research.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The best and the worst of periods of one kind; of equal ones the first.
 *
 * @param of what they are: hour, day, month or trade
 */
public record Extremes(String of, PeriodReturn best, PeriodReturn worst) {

  /** Those of each kind in which anything changed. */
  static List<Extremes> of(
      List<PeriodReturn> hours,
      List<PeriodReturn> days,
      List<PeriodReturn> months,
      List<PeriodReturn> trades) {
    List<Extremes> all = new ArrayList<>();
    of("hour", hours).ifPresent(all::add);
    of("day", days).ifPresent(all::add);
    of("month", months).ifPresent(all::add);
    of("trade", trades).ifPresent(all::add);
    return all;
  }

  private static Optional<Extremes> of(String name, List<PeriodReturn> periods) {
    if (periods.stream().allMatch(each -> each.change() == 0)) {
      return Optional.empty();
    }
    Comparator<PeriodReturn> rising = Comparator.comparingDouble(PeriodReturn::change);
    // Collections.max and min take the first of equal ones.
    return Optional.of(
        new Extremes(name, Collections.max(periods, rising), Collections.min(periods, rising)));
  }
}
