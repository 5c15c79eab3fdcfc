package com.iteradynamics.candlefile;

import com.iteradynamics.market.CandleSeries;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Times without a zone that lack just the hour by which a local clock is set forward, and no other
 * for days: they may be that clock's.
 */
final class ClockChanges {
  /** Each stands for the zones that skip the same hours of the clock. */
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("America/New_York"),
          ZoneId.of("Europe/London"),
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("Europe/Helsinki"),
          ZoneId.of("Australia/Sydney"));

  /** A file that lacks other hours too is one with holes. */
  private static final Duration AROUND = Duration.ofDays(7);

  private ClockChanges() {}

  /** Why these hours may be of a local clock; empty when nothing speaks for one. */
  static Optional<String> missing(CandleSeries hours) {
    return ZONES.stream()
        .filter(zone -> !hours.isEmpty() && lacksAll(hours, zone))
        .findFirst()
        .map(
            zone ->
                "the hour "
                    + skipped(hours, zone).getFirst().atOffset(ZoneOffset.UTC).toLocalDateTime()
                    + " is missing, which the clocks of "
                    + zone
                    + " skip: the times may be of such a clock, or of UTC without this hour; say"
                    + " which with --time-zone, such as --time-zone "
                    + zone
                    + " or --time-zone UTC");
  }

  /** Whether every hour that the zone's clock skips is missing where those around it are there. */
  private static boolean lacksAll(CandleSeries hours, ZoneId zone) {
    return !skipped(hours, zone).isEmpty()
        && skipped(hours, zone).stream().allMatch(skipped -> isMissing(hours, skipped));
  }

  /**
   * The hours within the span that the zone's clock skips, as if it were UTC, with both neighbors.
   */
  private static List<Instant> skipped(CandleSeries hours, ZoneId zone) {
    List<Instant> all = new ArrayList<>();
    Instant end = hours.openTime(hours.size() - 1);
    // The clock may be ahead of UTC: a change just before the first hour is looked at too.
    Instant from = hours.openTime(0).minus(Duration.ofDays(1));
    ZoneOffsetTransition change = zone.getRules().nextTransition(from);
    while (change != null && change.getInstant().isBefore(end)) {
      Instant skipped = change.getDateTimeBefore().toInstant(ZoneOffset.UTC);
      if (change.isGap()
          && isThere(hours, skipped.minus(CandleSeries.INTERVAL))
          && isThere(hours, skipped.plus(CandleSeries.INTERVAL))) {
        all.add(skipped);
      }
      change = zone.getRules().nextTransition(change.getInstant());
    }
    return all;
  }

  /** Whether this hour is missing, and no other of the days around it. */
  private static boolean isMissing(CandleSeries hours, Instant at) {
    int from = hours.countBefore(at.minus(AROUND));
    int to = hours.countBefore(at.plus(AROUND)) - 1;
    Duration span = Duration.between(hours.openTime(from), hours.openTime(to));
    return !isThere(hours, at) && span.toHours() == to - from + 1;
  }

  private static boolean isThere(CandleSeries hours, Instant at) {
    int index = hours.countBefore(at);
    return index < hours.size() && hours.openTime(index).equals(at);
  }
}
