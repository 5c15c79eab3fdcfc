package com.iteradynamics.decision;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the caps count: orders and rejections by tick hour and by UTC day, and the equity that the
 * day began with.
 *
 * @param day the UTC day, its midnight
 * @param dayEquityUsd equity at the first tick of the day that could verify it, USD, &gt;= 0; empty
 *     as long as none could
 * @param dayOrders orders sent on this day
 * @param hour the tick hour
 * @param hourOrders orders sent for this hour
 * @param hourRejects of these, refused by the venue
 */
public record Activity(
    Instant day,
    Optional<Double> dayEquityUsd,
    int dayOrders,
    Instant hour,
    int hourOrders,
    int hourRejects) {

  /**
   * @throws IllegalArgumentException when a count is negative or the equity is not a number
   */
  public Activity {
    boolean finite = dayEquityUsd.filter(equity -> !Double.isFinite(equity)).isEmpty();
    if (dayOrders < 0 || hourOrders < 0 || hourRejects < 0 || !finite) {
      throw new IllegalArgumentException(
          "activity must be counted, was "
              + List.of(dayOrders, hourOrders, hourRejects)
              + " and "
              + dayEquityUsd);
    }
  }

  /** A day whose equity is known. */
  public Activity(
      Instant day,
      double dayEquityUsd,
      int dayOrders,
      Instant hour,
      int hourOrders,
      int hourRejects) {
    this(day, Optional.of(dayEquityUsd), dayOrders, hour, hourOrders, hourRejects);
  }

  /** A day that begins at {@code hour}, with the equity that was verified then, USD. */
  static Activity beginning(Instant hour, double equityUsd) {
    return beginning(hour, OptionalDouble.of(equityUsd));
  }

  /** A day that begins at {@code hour}, with equity when it could be verified then. */
  static Activity beginning(Instant hour, OptionalDouble equityUsd) {
    return new Activity(hour.truncatedTo(ChronoUnit.DAYS), boxed(equityUsd), 0, hour, 0, 0);
  }

  /** The same at {@code now}, with a verified equity, USD. */
  Activity at(Instant now, double equityUsd) {
    return at(now, OptionalDouble.of(equityUsd));
  }

  /**
   * The same at {@code now}: a new day begins anew, and so does a new hour.
   *
   * @param equityUsd equity, USD; empty when it could not be verified
   */
  Activity at(Instant now, OptionalDouble equityUsd) {
    if (!now.truncatedTo(ChronoUnit.DAYS).equals(day)) {
      return beginning(now, equityUsd);
    }
    Activity known =
        new Activity(
            day, dayEquityUsd.or(() -> boxed(equityUsd)), dayOrders, hour, hourOrders, hourRejects);
    return now.equals(hour) ? known : new Activity(day, known.dayEquityUsd(), dayOrders, now, 0, 0);
  }

  /** The same counts on a day that began with {@code other}'s equity, if that is the same day. */
  public Activity withEquityOf(Activity other) {
    return other.day().equals(day)
        ? new Activity(day, other.dayEquityUsd(), dayOrders, hour, hourOrders, hourRejects)
        : this;
  }

  private static Optional<Double> boxed(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
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
        day,
        dayEquityUsd.map(equity -> Math.max(0, equity + amountUsd)),
        dayOrders,
        hour,
        hourOrders,
        hourRejects);
  }

  /**
   * Loss since the day began, fraction of its equity; negative for a gain. 0 when the day began
   * with nothing, or it is not known with what: then no tick of it could verify equity yet, and
   * none could enter.
   */
  double lossFraction(double equityUsd) {
    return dayEquityUsd.filter(begun -> begun > 0).map(begun -> 1 - equityUsd / begun).orElse(0.0);
  }
}
