package com.iteradynamics.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether ticks come.
 *
 * @param last the newest hour that has a record; empty when there is none
 * @param next the hour of the tick that is to come next
 * @param missed hours of the last day that should have a record and have none, oldest first
 * @param due when the next tick has to be recorded at the latest
 */
record TickHealth(Optional<Instant> last, Instant next, List<Instant> missed, Instant due) {
  /** A tick starts a minute past its hour and may take two, and twice more when it fails. */
  static final Duration GRACE = Duration.ofMinutes(10);

  private static final int DAY = 24;

  static TickHealth of(List<DecisionRow> rows, Instant now) {
    Instant hour = now.truncatedTo(ChronoUnit.HOURS);
    Set<Instant> there = new HashSet<>();
    for (DecisionRow row : rows.subList(Math.max(0, rows.size() - DAY - 1), rows.size())) {
      there.add(row.hour());
    }
    boolean pending = now.isBefore(hour.plus(GRACE)) && !there.contains(hour);
    Instant next = pending ? hour : hour.plus(1, ChronoUnit.HOURS);
    if (rows.isEmpty()) {
      return new TickHealth(Optional.empty(), next, List.of(), next.plus(GRACE));
    }
    List<Instant> missed = new ArrayList<>();
    for (int back = DAY; back > 0; back--) {
      Instant each = next.minus(back, ChronoUnit.HOURS);
      if (each.isAfter(rows.getFirst().hour()) && !there.contains(each)) {
        missed.add(each);
      }
    }
    Instant last = rows.getLast().hour();
    return new TickHealth(Optional.of(last), next, missed, next.plus(GRACE));
  }
}
