package com.iteradynamics.candlefile;

import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How long the candles of a file are, by the times of its rows: an hour, a whole number of minutes
 * that an hour is made of, or anything else, which cannot be used.
 *
 * <p>A file does not say it, and hours may be missing from it. The length is the step that most
 * rows follow each other in. A longer one than an hour counts only where no two rows are an hour or
 * less apart; and with fewer than {@value #ENOUGH} equal steps candles are hourly.
 *
 * @param seconds the length, &gt; 0
 */
record CandleLength(long seconds) {
  private static final long HOUR_SECONDS = CandleSeries.INTERVAL.toSeconds();
  private static final long DAY_SECONDS = 24 * HOUR_SECONDS;
  private static final long MINUTE_SECONDS = 60;
  private static final long SEVERAL_MINUTES = 5 * MINUTE_SECONDS;
  static final CandleLength HOUR = new CandleLength(HOUR_SECONDS);

  /** So many equal steps are more than chance. */
  private static final int ENOUGH = 3;

  /** Share of equal steps from which the few others are changes of the clock. */
  private static final double NEARLY_ALL = 0.8;

  /** The length that the times of these rows show. */
  static CandleLength of(RowTimes rows) {
    TreeMap<Long, Integer> steps = new TreeMap<>();
    for (int i = 1; i < rows.size(); i++) {
      if (rows.step(i) > 0) {
        steps.merge(rows.step(i), 1, Integer::sum);
      }
    }
    long usual = HOUR_SECONDS;
    int count = 0;
    int all = 0;
    for (Map.Entry<Long, Integer> step : steps.entrySet()) {
      if (step.getValue() > count) {
        usual = step.getKey();
        count = step.getValue();
      }
      all += step.getValue();
    }
    return count >= ENOUGH && (usual < HOUR_SECONDS || isLonger(steps, count, all))
        ? new CandleLength(usual)
        : HOUR;
  }

  /** Whether no hourly candles with holes would stand so far apart. */
  private static boolean isLonger(TreeMap<Long, Integer> steps, int usual, int all) {
    if (steps.firstKey() <= HOUR_SECONDS) {
      return false;
    }
    long common = steps.keySet().stream().reduce(0L, CandleLength::commonDivisor);
    return common > HOUR_SECONDS || usual >= NEARLY_ALL * all;
  }

  private static long commonDivisor(long a, long b) {
    return b == 0 ? a : commonDivisor(b, a % b);
  }

  boolean isHour() {
    return seconds == HOUR_SECONDS;
  }

  /** Whether a whole number of these, each of whole minutes, is an hour. */
  boolean makesHours() {
    return seconds % MINUTE_SECONDS == 0 && HOUR_SECONDS % seconds == 0;
  }

  /**
   * How many seconds after a multiple of this length all candles open; empty when some open at one,
   * or not all as long after it, or there are few.
   */
  OptionalLong offset(RowTimes rows) {
    if (rows.size() < ENOUGH) {
      return OptionalLong.empty();
    }
    long offset = Math.floorMod(rows.second(0), seconds);
    for (int i = 1; i < rows.size(); i++) {
      if (Math.floorMod(rows.second(i), seconds) != offset) {
        return OptionalLong.empty();
      }
    }
    return offset == 0 ? OptionalLong.empty() : OptionalLong.of(offset);
  }

  /**
   * Whether candles that all open so long after a multiple of this length are named by the last
   * second or minute of their own.
   */
  boolean isClose(long offset) {
    return offset == seconds - 1
        || (seconds >= SEVERAL_MINUTES && offset == seconds - MINUTE_SECONDS);
  }

  /** Why a file is refused whose candles all open so many seconds late. */
  static String misplaced(long offset, boolean strict) {
    return "this candle, like all others of the file, opens "
        + words(offset)
        + (strict
            ? " late: Timestamp must be when a candle opens, not when it closes, in UTC or with the"
                + " offset of a zone"
            : " after the hour of the clock; Argus has hours that begin with the clock's. Export"
                + " candles of 1, 5, 15 or 30 minutes, which are joined to them");
  }

  /**
   * Why a file of such candles is refused, as a message goes on behind the file's name: the first
   * row that is so far from the one before it, with its line.
   */
  String refusal(RowTimes rows, ReadPlan plan) {
    int i = 1;
    while (rows.step(i) != seconds) {
      i++;
    }
    return String.format(
        Locale.ROOT,
        "%s has candles of %s, not of an hour: this one opens at %s, the one before it at %s, and"
            + " most of the others as far apart. %s",
        plan.place(rows.line(i)),
        words(seconds),
        at(rows.second(i)),
        at(rows.second(i - 1)),
        WANTED);
  }

  static String at(long second) {
    return Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC).toString();
  }

  /** What to do about candles of a length that cannot be used. */
  static final String WANTED =
      "Argus reads hourly candles, and joins those of 1, 5, 15 or 30 minutes to hours; export such"
          + " ones";

  /** A length as a person says it, such as {@code 4 hours}. */
  static String words(long seconds) {
    long days = seconds / DAY_SECONDS;
    if (seconds > 0 && seconds % DAY_SECONDS == 0) {
      return amount(days, "day") + " (" + amount(24 * days, "hour") + ")";
    }
    return Stream.of(
            amount(seconds / HOUR_SECONDS, "hour"),
            amount(seconds % HOUR_SECONDS / MINUTE_SECONDS, "minute"),
            amount(seconds % MINUTE_SECONDS, "second"))
        .filter(each -> !each.startsWith("0 "))
        .collect(Collectors.joining(" "));
  }

  private static String amount(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }
}
