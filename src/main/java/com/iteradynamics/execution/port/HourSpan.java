package com.iteradynamics.execution.port;

import com.iteradynamics.market.CandleSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Hours in a row, by the open times of their candles.
 *
 * @param first on the hour
 * @param last on the hour, not before {@code first}
 */
public record HourSpan(Instant first, Instant last) {
  private static final long HOUR = CandleSeries.INTERVAL.toSeconds();

  /** How many. */
  public long hours() {
    return Duration.between(first, last).toHours() + 1;
  }

  /** The first hour after it. */
  public Instant end() {
    return last.plus(CandleSeries.INTERVAL);
  }

  public boolean contains(Instant hour) {
    return !hour.isBefore(first) && !hour.isAfter(last);
  }

  /** The stretches of {@code from..to}, both included, that {@code candles} lack, oldest first. */
  public static List<HourSpan> missing(CandleSeries candles, Instant from, Instant to) {
    List<HourSpan> stretches = new ArrayList<>();
    long end = to.getEpochSecond();
    long next = from.getEpochSecond();
    for (int i = candles.countBefore(from); i < candles.size() && next <= end; i++) {
      long open = candles.openEpochSecond(i);
      if (open > next) {
        stretches.add(between(next, Math.min(open - HOUR, end)));
      }
      next = open + HOUR;
    }
    if (next <= end) {
      stretches.add(between(next, end));
    }
    return stretches;
  }

  private static HourSpan between(long first, long last) {
    return new HourSpan(Instant.ofEpochSecond(first), Instant.ofEpochSecond(last));
  }

  /** The same stretches, where those that are less than {@code hours} apart are one. */
  public static List<HourSpan> joined(List<HourSpan> stretches, int hours) {
    List<HourSpan> joined = new ArrayList<>();
    for (HourSpan stretch : stretches) {
      boolean near =
          !joined.isEmpty()
              && Duration.between(joined.getLast().last(), stretch.first()).toHours() <= hours;
      if (near) {
        joined.add(new HourSpan(joined.removeLast().first(), stretch.last()));
      } else {
        joined.add(stretch);
      }
    }
    return joined;
  }

  /** The hours in parts of at most {@code hours} each, oldest first. */
  public List<HourSpan> parts(int hours) {
    List<HourSpan> parts = new ArrayList<>();
    Duration step = CandleSeries.INTERVAL.multipliedBy(hours);
    for (Instant start = first; !start.isAfter(last); start = start.plus(step)) {
      Instant end = start.plus(step).minus(CandleSeries.INTERVAL);
      parts.add(new HourSpan(start, earlier(end, last)));
    }
    return parts;
  }

  /** For people: one hour, or how many from when on. */
  @Override
  public String toString() {
    return hours() == 1 ? first.toString() : hours() + " hours from " + first;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
