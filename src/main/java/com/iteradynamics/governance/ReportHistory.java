package com.iteradynamics.governance;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Reports that a log has.
 *
 * @param reports those that can be trusted, oldest first, one a day
 * @param damaged one sentence for each of the others: where it is and what is wrong with it
 */
public record ReportHistory(List<Kept> reports, List<String> damaged) {

  /**
   * A report.
   *
   * @param published whether its events were published
   */
  public record Kept(GovernanceReport report, boolean published) {
    /** The day that it is of, UTC. */
    public LocalDate day() {
      return ReportHistory.day(report);
    }
  }

  public ReportHistory {
    reports = List.copyOf(reports);
    damaged = List.copyOf(damaged);
  }

  /** The day that a report is of, UTC. */
  public static LocalDate day(GovernanceReport report) {
    return report.asOf().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /** The report of {@code day}. */
  public Optional<Kept> of(LocalDate day) {
    return reports.stream().filter(kept -> kept.day().equals(day)).findFirst();
  }

  /** The newest report before {@code day}. */
  public Optional<GovernanceReport> before(LocalDate day) {
    return reports.reversed().stream()
        .filter(kept -> kept.day().isBefore(day))
        .findFirst()
        .map(Kept::report);
  }
}
