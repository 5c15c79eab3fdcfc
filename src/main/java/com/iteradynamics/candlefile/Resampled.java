package com.iteradynamics.candlefile;

import com.iteradynamics.market.CandleSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hourly candles joined to longer ones, for other tools: of hours that a day is made of, from
 * midnight UTC on; of a day; or of a week, from Monday on.
 *
 * @param candles the longer ones, in a series whose hours between them are missing
 * @param notices what was joined, and what was left out because hours are missing
 */
public record Resampled(CandleSeries candles, List<String> notices) {
  private static final Pattern LENGTH = Pattern.compile("([1-9][0-9]?)([hdw])");
  private static final long HOUR_SECONDS = CandleSeries.INTERVAL.toSeconds();
  private static final int DAY_HOURS = 24;
  private static final int WEEK_HOURS = 7 * DAY_HOURS;

  /** 1970-01-05 was a Monday. */
  private static final long FIRST_MONDAY = 4L * DAY_HOURS * HOUR_SECONDS;

  public Resampled {
    notices = List.copyOf(notices);
  }

  /** The hours of a length such as {@code 4h}, {@code 1d} or {@code 1w}; empty for any other. */
  public static Optional<Integer> hours(String text) {
    Matcher length = LENGTH.matcher(text.toLowerCase(Locale.ROOT));
    if (!length.matches()) {
      return Optional.empty();
    }
    int count = Integer.parseInt(length.group(1));
    int hours =
        switch (length.group(2)) {
          case "h" -> count;
          case "d" -> count * DAY_HOURS;
          default -> count * WEEK_HOURS;
        };
    boolean whole = hours == WEEK_HOURS || (hours > 1 && DAY_HOURS % hours == 0);
    return whole ? Optional.of(hours) : Optional.empty();
  }

  /**
   * Joins candles.
   *
   * @param hours the length, as {@link #hours(String)} gives it
   */
  public static Resampled of(CandleSeries hourly, int hours) {
    CandleJoin join =
        new CandleJoin(
            CandleLength.HOUR,
            new CandleLength(hours * HOUR_SECONDS),
            hours == WEEK_HOURS ? FIRST_MONDAY : 0,
            CandleSeries.builder(hourly.productId()));
    hourly.candles().forEach(join::add);
    List<String> notices = new ArrayList<>();
    CandleSeries joined = join.build(notices);
    return new Resampled(joined, notices);
  }
}
