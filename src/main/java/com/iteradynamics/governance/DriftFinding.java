package com.iteradynamics.governance;

import com.iteradynamics.model.DriftLimits;
import java.util.Locale;

/**
 * A measure that could be taken.
 *
 * @param group what it is about
 * @param measure its name, for example {@code rsi14.psi} or {@code regime.TREND_UP}; unique in a
 *     report
 * @param value finite
 * @param limits what is usual
 * @param now what the value alone says
 * @param level what holds after the reports before: see {@link Levels}
 * @param calm how many reports in a row, this one included, found it OK
 * @param sentence what it means, for a person
 */
public record DriftFinding(
    Group group,
    String measure,
    double value,
    DriftLimits limits,
    AlertLevel now,
    AlertLevel level,
    int calm,
    String sentence) {

  /**
   * @throws IllegalArgumentException when the value is not finite, {@code calm} negative, the level
   *     below what the value says, or one of them {@link AlertLevel#NOT_MEASURED}
   */
  public DriftFinding {
    if (!Double.isFinite(value)
        || calm < 0
        || level.compareTo(now) < 0
        || now == AlertLevel.NOT_MEASURED
        || level == AlertLevel.NOT_MEASURED) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a finding needs a finite value and a level that is not below it: %s %s %s after %d",
              value,
              now,
              level,
              calm));
    }
  }
}
