package com.iteradynamics.research;

import com.iteradynamics.decision.ExecutionBranch;
import java.util.Set;

/**
 * How long a book's own losses kept it from trading: by the hard level of its drawdown, or by its
 * kill switch.
 *
 * @param hours hours that ended so, &gt;= 0
 * @param times how often it began, &gt;= 0
 * @param longestHours the longest time without a break, in hours of the clock, &gt;= 0
 * @param atEnd whether the last hour ended so: it has not ended yet
 */
public record BlockedTime(int hours, int times, int longestHours, boolean atEnd) {
  /** None. */
  public static final BlockedTime NONE = new BlockedTime(0, 0, 0, false);

  private static final Set<ExecutionBranch> BLOCKED =
      Set.of(ExecutionBranch.HARD_DD_BLOCK, ExecutionBranch.KILLED_STATE_ACTIVE);

  /** Counts the hours of one book as they end. */
  static final class Count {
    private int hours;
    private int times;
    private int longest;
    private long begun;
    private boolean blocked;

    /** The tick hour {@code hour}, hours since 1970-01-01T00:00Z, ended with {@code branch}. */
    void ended(long hour, ExecutionBranch branch) {
      if (!BLOCKED.contains(branch)) {
        blocked = false;
        return;
      }
      if (!blocked) {
        times++;
        begun = hour;
      }
      blocked = true;
      hours++;
      longest = Math.max(longest, (int) (hour - begun) + 1);
    }

    BlockedTime done() {
      return new BlockedTime(hours, times, longest, blocked);
    }
  }
}
