package com.iteradynamics.document;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times in words. */
public final class ReadableNames {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private ReadableNames() {}

  /** The day of {@code time}, UTC: {@code 5 January 2025}. */
  public static String day(Instant time) {
    return DAY.format(time);
  }

  /** The day of {@code time}, UTC: {@code 2025-01-05}. */
  public static String date(Instant time) {
    return DATE.format(time);
  }

  /** {@code time} to the minute, UTC: {@code 2025-01-05 13:00}. */
  public static String hour(Instant time) {
    return HOUR.format(time);
  }
}
