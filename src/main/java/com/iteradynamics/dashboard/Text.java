package com.iteradynamics.dashboard;

import com.iteradynamics.document.Html;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and words as the page has them. */
final class Text {
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final int MINUTES_AS_SUCH = 120;
  private static final int HOURS_AS_SUCH = 48;

  private Text() {}

  /** A time to the minute, UTC; the script adds the local time for who points at it. */
  static void time(Html html, Instant time) {
    html.of("time", HOUR.format(time), "datetime", time.toString());
  }

  /** The hour and minute of a time, with the day when that is not today's. */
  static void clock(Html html, Instant time, Instant now) {
    boolean today = day(time).equals(day(now));
    html.of("time", (today ? CLOCK : HOUR).format(time), "datetime", time.toString());
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  /** How long ago, or how soon, which the script keeps going. */
  static void since(Html html, Instant time, Instant now) {
    Duration ago = Duration.between(time, now);
    String words = ago.isNegative() ? "in " + span(ago.negated()) : span(ago) + " ago";
    html.of("span", words, "data-since", time.toString());
  }

  /** A time to the second, UTC. */
  static String second(Instant time) {
    return SECOND.format(time);
  }

  /** A length of time, to the minute: {@code 47 min}, {@code 3 h 5 min}, {@code 4 d 2 h}. */
  static String span(Duration length) {
    if (length.toMinutes() < MINUTES_AS_SUCH) {
      return length.toMinutes() + " min";
    }
    long hours = length.toHours();
    return hours < HOURS_AS_SUCH
        ? hours + " h " + length.toMinutesPart() + " min"
        : length.toDays() + " d " + length.toHoursPart() + " h";
  }

  /** A quantity without superfluous zeros. */
  static String quantity(double quantity) {
    return new BigDecimal(Double.toString(quantity)).stripTrailingZeros().toPlainString();
  }

  /** The class of a regime's color. */
  static String regimeClass(String label) {
    return "swatch regime-" + Html.anchor(label);
  }
}
