package com.iteradynamics.governance;

import com.iteradynamics.model.DriftLimits;

/** What came of taking a measure, before anybody asks what was found earlier. */
sealed interface Measurement {
  /** What it is about. */
  Group group();

  /** Its name. */
  String measure();

  /**
   * A value.
   *
   * @param what what the value tells, for a person; its limits and level are added
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
   * @param least {@link AlertLevel#NOT_MEASURED}, or WATCH when that there is none is worth a look
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
