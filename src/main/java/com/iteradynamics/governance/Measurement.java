package com.iteradynamics.governance;

import com.iteradynamics.model.DriftLimits;

/** The result of taking a measure, before it is compared with earlier results. */
sealed interface Measurement {
  /** What it is about. */
  Group group();

  /** Its name. */
  String measure();

  /**
   * A value.
   *
   * @param what what the value means, in words; its limits and level are added
   */
  record Measured(Group group, String measure, double value, DriftLimits limits, String what)
      implements Measurement {

    AlertLevel now() {
      return limits.alarming(value)
          ? AlertLevel.ALARM
          : limits.watched(value) ? AlertLevel.WATCH : AlertLevel.OK;
    }
  }

  /**
   * None, and why.
   *
   * @param least {@link AlertLevel#NOT_MEASURED}, or WATCH when that there is none is worth a check
   */
  record NotMeasured(Group group, String measure, String why, AlertLevel least)
      implements Measurement {

    /** One that says nothing by being absent. */
    NotMeasured(Group group, String measure, String why) {
      this(group, measure, why, AlertLevel.NOT_MEASURED);
    }

    /** All of a group. */
    NotMeasured(Group group, String why) {
      this(group, group.word(), why);
    }
  }
}
