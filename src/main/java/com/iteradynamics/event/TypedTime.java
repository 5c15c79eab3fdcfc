package com.iteradynamics.event;

import com.iteradynamics.market.CandleSeries;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One end of a span of hours as people type it: a time as {@link Times} reads it, a whole day,
 * month or year in UTC ({@code 2023-12-31}, {@code 2023-12}, {@code 2023}), or a length back from
 * an end ({@code -90d}). A span that begins with it has all of it, and so has one that ends with
 * it.
 */
public sealed interface TypedTime {

  /** A certain time. */
  record Point(Instant at) implements TypedTime {
    @Override
    public Instant first(Instant end) {
      return at;
    }

    @Override
    public Instant last(Instant end) {
      return at;
    }
  }

  /**
   * A day, a month or a year.
   *
   * @param begins its first instant
   * @param ends the first instant behind it
   */
  record Period(Instant begins, Instant ends) implements TypedTime {
    @Override
    public Instant first(Instant end) {
      return begins;
    }

    @Override
    public Instant last(Instant end) {
      return ends.minus(CandleSeries.INTERVAL);
    }
  }

  /**
   * A length back from an end.
   *
   * @param amount how many, &gt; 0
   * @param unit hours, days, weeks, or years of the calendar
   */
  record Back(int amount, ChronoUnit unit) implements TypedTime {
    @Override
    public Instant first(Instant end) {
      return end.atOffset(ZoneOffset.UTC).minus(amount, unit).toInstant();
    }

    @Override
    public Instant last(Instant end) {
      return first(end).minus(CandleSeries.INTERVAL);
    }
  }

  /** The forms that are read, in words. */
  String FORMS =
      "2023, 2023-01, 2023-01-31, 2023-01-31T10:00, 2023-01-31T10:00+01:00, or -90d: so many hours"
          + " (h), days (d), weeks (w) or years (y) back";

  /**
   * Open time of the first hour of a span that begins with this.
   *
   * @param end the first instant behind all hours, from which a length is counted back
   */
  Instant first(Instant end);

  /**
   * Open time of the last hour of a span that ends with this. Behind a length back from the end as
   * many hours are left as it says, so that a span that begins with the same length is the next.
   *
   * @param end the first instant behind all hours, from which a length is counted back
   */
  Instant last(Instant end);

  /**
   * What {@code text} names.
   *
   * @throws IllegalArgumentException when it names no time that exists, with the forms that do
   */
  static TypedTime parse(String text) {
    String typed = text.strip();
    try {
      return back(typed).or(() -> period(typed)).orElseGet(() -> new Point(Times.parse(typed)));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IllegalArgumentException("\"" + text + "\" is not a time; write " + FORMS, e);
    }
  }

  private static Optional<TypedTime> back(String typed) {
    Matcher matcher = Pattern.compile("-([1-9]\\d{0,5})([hdwy])").matcher(typed);
    return matcher.matches()
        ? Optional.of(new Back(Integer.parseInt(matcher.group(1)), unit(matcher.group(2))))
        : Optional.empty();
  }

  private static ChronoUnit unit(String letter) {
    return switch (letter) {
      case "h" -> ChronoUnit.HOURS;
      case "d" -> ChronoUnit.DAYS;
      case "w" -> ChronoUnit.WEEKS;
      case "y" -> ChronoUnit.YEARS;
      default -> throw new IllegalArgumentException(letter);
    };
  }

  private static Optional<TypedTime> period(String typed) {
    if (typed.matches("\\d{4}")) {
      Year year = Year.parse(typed);
      return Optional.of(days(year.atDay(1), year.plusYears(1).atDay(1)));
    }
    if (typed.matches("\\d{4}-\\d{2}")) {
      YearMonth month = YearMonth.parse(typed);
      return Optional.of(days(month.atDay(1), month.plusMonths(1).atDay(1)));
    }
    if (typed.matches("\\d{4}-\\d{2}-\\d{2}")) {
      LocalDate day = LocalDate.parse(typed);
      return Optional.of(days(day, day.plusDays(1)));
    }
    return Optional.empty();
  }

  private static Period days(LocalDate first, LocalDate next) {
    return new Period(
        first.atStartOfDay(ZoneOffset.UTC).toInstant(),
        next.atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
