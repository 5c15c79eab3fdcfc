package com.iteradynamics.decision;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What the caps count: orders and rejections by tick hour and by UTC day, and the equity that the
 * day began with.
 *
 * @param day the UTC day, its midnight
 * @param dayEquityUsd equity at the first tick of the day that could verify it, USD, &gt;= 0
 * @param dayOrders orders sent on this day
 * @param hour the tick hour
 * @param hourOrders orders sent for this hour
 * @param hourRejects of these, refused by the venue
 */
public record Activity(
    Instant day,
    double dayEquityUsd,
    int dayOrders,
    Instant hour,
    int hourOrders,
    int hourRejects) {

  /**
   * @throws IllegalArgumentException when a count is negative or the equity is not a number
   */
  public Activity {
    if (dayOrders < 0 || hourOrders < 0 || hourRejects < 0 || !Double.isFinite(dayEquityUsd)) {
      throw new IllegalArgumentException(
          "activity must be counted, was %d, %d, %d and %s USD"
              .formatted(dayOrders, hourOrders, hourRejects, dayEquityUsd));
    }
  }

  /** A day that begins at {@code hour}. */
  static Activity beginning(Instant hour, double equityUsd) {
    return new Activity(hour.truncatedTo(ChronoUnit.DAYS), equityUsd, 0, hour, 0, 0);
  }

  /** The same at {@code now}: a new day begins anew, with {@code equityUsd}; so does a new hour. */
  Activity at(Instant now, double equityUsd) {
    Instant today = now.truncatedTo(ChronoUnit.DAYS);
    if (!today.equals(day)) {
      return beginning(now, equityUsd);
    }
    return now.equals(hour) ? this : new Activity(day, dayEquityUsd, dayOrders, now, 0, 0);
  }

  /** With one more order of the tick {@code of}; an earlier hour's counts for the day alone. */
  public Activity sent(Instant of, boolean rejected) {
    boolean now = of.equals(hour);
    return new Activity(
        day,
        dayEquityUsd,
        dayOrders + (of.isBefore(day) ? 0 : 1),
        hour,
        hourOrders + (now ? 1 : 0),
        hourRejects + (now && rejected ? 1 : 0));
  }

  /** After a deposit or withdrawal, which is neither profit nor loss. */
  public Activity shifted(double amountUsd) {
    return new Activity(
        day, Math.max(0, dayEquityUsd + amountUsd), dayOrders, hour, hourOrders, hourRejects);
  }

  /** Loss since the day began, fraction of its equity; negative for a gain; 0 without equity. */
  double lossFraction(double equityUsd) {
    return dayEquityUsd > 0 ? 1 - equityUsd / dayEquityUsd : 0;
  }
}
