package com.iteradynamics.governance;

import com.iteradynamics.order.BookKey;
import java.time.LocalDate;

/**
 * Port: the reports of each book, at most one a day (UTC). Several processes may use it at the same
 * time: of two that append the same day, the first stays.
 *
 * <p>Every method throws a {@link GovernanceLogException} when the log cannot be read or written. A
 * report that is there and cannot be trusted is reported by {@link #newest}, and stays as it is.
 */
public interface GovernanceLog {

  /**
   * Keeps the report of its day.
   *
   * @return false when the day has one already, which stays
   */
  boolean append(BookKey book, GovernanceReport report);

  /**
   * Remembers that a day's events were published. To do it again changes nothing.
   *
   * @throws GovernanceLogException also when the day has no report
   */
  void markPublished(BookKey book, LocalDate day);

  /** The reports of the newest {@code count} days that have one. */
  ReportHistory newest(BookKey book, int count);
}
