package com.iteradynamics.governance;

/**
 * What could not be measured.
 *
 * @param group what it is about
 * @param measure its name; a group's in lower case when that is all of it
 * @param why in words
 * @param level WATCH or ALARM when it stays there, as what cannot be seen has not got better, or
 *     when not being measurable is itself worth a check; else NOT_MEASURED. OK, which reports said
 *     before there was that level, becomes NOT_MEASURED
 * @param calm how many reports in a row had found it OK
 */
public record Unmeasured(Group group, String measure, String why, AlertLevel level, int calm) {
  public Unmeasured {
    level = level == AlertLevel.OK ? AlertLevel.NOT_MEASURED : level;
  }
}
