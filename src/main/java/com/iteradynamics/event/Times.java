package com.iteradynamics.event;

import com.iteradynamics.market.CandleSeries;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as people type and read them, and the tick hours that they lie in. UTC unless an offset is
 * given: {@code 2020-03-12}, {@code 2020-03-12T10:00}, {@code 2020-03-12 10:00:00}, {@code
 * 2020-03-12T12:00+02:00}.
 */
public final class Times {
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2})"
              + "(?:[Tt ](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)"
              + " ?(Z|z|UTC|[+-]\\d{2}(?::?\\d{2})?)?)?");

  private Times() {}

  /**
   * The instant that {@code text} names.
   *
   * @throws IllegalArgumentException when it is not a time, or not one that exists
   */
  public static Instant parse(String text) {
    Matcher matcher = TIME.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(expected(text));
    }
    try {
      LocalDate day = LocalDate.parse(matcher.group(1));
      LocalTime time =
          matcher.group(2) == null ? LocalTime.MIDNIGHT : LocalTime.parse(matcher.group(2));
      return LocalDateTime.of(day, time).toInstant(offset(matcher.group(3)));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(expected(text), e);
    }
  }

  private static ZoneOffset offset(String text) {
    if (text == null || text.equalsIgnoreCase("Z") || text.equals("UTC")) {
      return ZoneOffset.UTC;
    }
    return ZoneOffset.of(text);
  }

  private static String expected(String text) {
    return "\""
        + text
        + "\" is not a time; write 2020-03-12, 2020-03-12T10:00 or 2020-03-12T10:00Z";
  }

  /** The tick hour of {@code time}: the hour it lies in. */
  public static Instant hourOf(Instant time) {
    return time.truncatedTo(ChronoUnit.HOURS);
  }

  /** The first hour that begins at {@code time} or later. */
  public static Instant hourNotBefore(Instant time) {
    Instant hour = hourOf(time);
    return hour.equals(time) ? hour : hour.plus(CandleSeries.INTERVAL);
  }

  /** The tick hour whose newest closed candle is candle {@code i}. */
  public static Instant hourAfter(CandleSeries candles, int i) {
    return candles.openTime(i).plus(CandleSeries.INTERVAL);
  }
}
