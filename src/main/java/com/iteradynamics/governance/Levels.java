package com.iteradynamics.governance;

/**
 * A level goes up at once and down late: a measure that wanders about its limit would else come and
 * go every day. It goes down, to OK, after {@value #OK_REPORTS_TO_CLEAR} reports in a row that
 * found it OK.
 */
final class Levels {
  /** How many reports in a row end a WATCH or an ALARM. */
  static final int OK_REPORTS_TO_CLEAR = 3;

  private Levels() {}

  /**
   * Where a measure stands.
   *
   * @param level what holds
   * @param calm how many reports in a row found it OK
   */
  record Standing(AlertLevel level, int calm) {
    static final Standing FIRST = new Standing(AlertLevel.OK, 0);
  }

  /** Where it stands after a report that found {@code now}, which is a level that was measured. */
  static Standing after(Standing before, AlertLevel now) {
    int calm = now == AlertLevel.OK ? Math.min(before.calm() + 1, OK_REPORTS_TO_CLEAR) : 0;
    AlertLevel held = calm >= OK_REPORTS_TO_CLEAR ? AlertLevel.OK : before.level();
    return new Standing(held.compareTo(now) > 0 ? held : now, calm);
  }
}
