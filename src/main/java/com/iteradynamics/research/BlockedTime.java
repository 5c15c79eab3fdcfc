package com.iteradynamics.research;

import static com.iteradynamics.document.Unit.HOURS;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.decision.Decision;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.IntentResult;
import com.iteradynamics.document.Figure;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How long a book's own losses kept it from trading: by the hard level of its drawdown, or by its
 * kill switch; and how long all governors together held its strategy back.
 *
 * @param hours hours that ended so, &gt;= 0
 * @param times how often it began, &gt;= 0
 * @param longestHours the longest time without a break, in hours of the clock, &gt;= 0
 * @param atEnd whether the last hour ended so: it has not ended yet
 * @param governors what all governors held back; empty where none was asked
 */
public record BlockedTime(
    int hours, int times, int longestHours, boolean atEnd, Optional<GovernorHours> governors) {
  /** None. */
  public static final BlockedTime NONE = new BlockedTime(0, 0, 0, false, Optional.empty());

  /** For tables, which say how long one block lasted at most. */
  public static final Figure<BlockedTime> LONGEST =
      Figure.of(
          "longest block",
          "the longest time in which losses allowed no entry",
          HOURS,
          BlockedTime::longestHours);

  private static final Set<ExecutionBranch> BLOCKED =
      Set.of(ExecutionBranch.HARD_DD_BLOCK, ExecutionBranch.KILLED_STATE_ACTIVE);

  /**
   * Adds it to a result for files: blocks where there were some, governors where they were asked.
   */
  public void addTo(Map<String, Object> result) {
    if (hours > 0) {
      Map<String, Object> blocks = new LinkedHashMap<>(Json.fields(this));
      blocks.remove("governors");
      result.put("blocked", blocks);
    }
    governors.ifPresent(held -> result.put("governors", held.asMap()));
  }

  /** What governors held back, in a sentence; empty where none was asked. */
  public Optional<String> governed() {
    return governed(Stream.of(this));
  }

  /** The same of several books together. */
  public static Optional<String> governed(Stream<BlockedTime> books) {
    return books
        .flatMap(book -> book.governors.stream())
        .reduce(GovernorHours::and)
        .map(GovernorHours::sentence);
  }

  /** That it happened, in sentences; empty where it did not. */
  public Optional<String> sentence() {
    return hours == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "The drawdown limit blocked entries for %s%s. %s",
                hours == 1 ? "one hour" : String.format(Locale.ROOT, "%,d hours", hours),
                times == 1
                    ? ""
                    : String.format(
                        Locale.ROOT,
                        ", in %d blocks of at most %s",
                        times,
                        HOURS.format(longestHours)),
                atEnd
                    ? "Without a position equity cannot recover, so live trading would need a person"
                        + " to resume it; the figures continue without one."
                    : "Each block cleared by itself while flat (PRIME_DD_REARM_H)."));
  }

  /** Counts the hours of one book as they end. */
  static final class Count {
    private int hours;
    private int times;
    private int longest;
    private long begun;
    private boolean blocked;
    private final GovernorHours.Count governors;

    Count(DecisionParameters limits) {
      governors = new GovernorHours.Count(limits);
    }

    /**
     * The tick hour {@code hour}, hours since 1970-01-01T00:00Z, ended with {@code decision}, when
     * the strategy had answered {@code intent}.
     */
    void ended(long hour, Decision decision, IntentResult intent) {
      governors.ended(decision, intent);
      if (!BLOCKED.contains(decision.ruling().branch())) {
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
      return new BlockedTime(hours, times, longest, blocked, Optional.of(governors.done()));
    }
  }
}
