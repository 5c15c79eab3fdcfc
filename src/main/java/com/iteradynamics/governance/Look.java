package com.iteradynamics.governance;

import com.iteradynamics.model.DriftLimits;

/** What came of taking a measure, before anybody asks what was found earlier. */
sealed interface Look {
  /** What it is about. */
  Group group();

  /** Its name. */
  String measure();

  /**
   * A value.
   *
   * @param what what the value tells, for a person; its limits and level are added
   */
  record Seen(Group group, String measure, double value, DriftLimits limits, String what)
      implements Look {

    Level now() {
      return limits.alarming(value) ? Level.ALARM : limits.watched(value) ? Level.WATCH : Level.OK;
    }
  }

  /**
   * None, and why.
   *
   * @param least {@link Level#NOT_MEASURED}, or WATCH when that there is none is worth a look
   */
  record Not(Group group, String measure, String why, Level least) implements Look {

    /** One that says nothing by being absent. */
    Not(Group group, String measure, String why) {
      this(group, measure, why, Level.NOT_MEASURED);
    }

    /** All of a group. */
    Not(Group group, String why) {
      this(group, group.word(), why);
    }
  }
}
