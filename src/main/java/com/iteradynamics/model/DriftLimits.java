package com.iteradynamics.model;

import com.iteradynamics.model.forest.Check;
import java.util.stream.DoubleStream;

/**
 * Between which values a measure is as usual. A value equal to a limit is within it.
 *
 * @param alarmBelow what is less is an alarm; a measure that cannot be too small has here, and in
 *     {@code watchBelow}, its least possible value
 * @param watchBelow what is less is worth a look, &gt;= {@code alarmBelow}
 * @param watchAbove what is more is worth a look, &gt;= {@code watchBelow}
 * @param alarmAbove what is more is an alarm, &gt;= {@code watchAbove}
 */
public record DriftLimits(
    double alarmBelow, double watchBelow, double watchAbove, double alarmAbove) {

  /**
   * @throws IllegalArgumentException when they are not finite, or not in this order
   */
  public DriftLimits {
    Check.that(
        DoubleStream.of(alarmBelow, watchBelow, watchAbove, alarmAbove).allMatch(Double::isFinite),
        "limits must be finite");
    Check.that(
        alarmBelow <= watchBelow && watchBelow <= watchAbove && watchAbove <= alarmAbove,
        "limits must ascend, were %s, %s, %s, %s",
        alarmBelow,
        watchBelow,
        watchAbove,
        alarmAbove);
  }

  /** Of a measure that is never below 0 and can only be too large. */
  public static DriftLimits above(double watch, double alarm) {
    return new DriftLimits(0, 0, watch, alarm);
  }

  /** Whether a value is worth a look, or more than that. */
  public boolean watched(double value) {
    return value < watchBelow || value > watchAbove;
  }

  /** Whether a value is an alarm. */
  public boolean alarming(double value) {
    return value < alarmBelow || value > alarmAbove;
  }
}
