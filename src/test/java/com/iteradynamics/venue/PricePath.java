package com.iteradynamics.venue;

import com.iteradynamics.market.CandleSeries;

/**
 * The price at every instant, of hourly candles. Within an hour it goes in three straight legs from
 * the open to one extreme, to the other, and to the close; which extreme comes first is the
 * candle's direction, and when, a function of its open time. So it agrees with its candle and does
 * not depend on who asks when. Before the tape, in a missing hour and after the tape it stands
 * still.
 */
final class PricePath {
  private static final long HOUR = CandleSeries.INTERVAL.toMillis();
  private static final int KNOTS = 4;

  private final CandleSeries tape;
  private final long first;
  private final boolean complete;

  /** Times and prices of the hour that was asked for last: hours are asked for many times. */
  private final long[] time = new long[KNOTS];

  private final double[] price = new double[KNOTS];
  private long knotsOf = Long.MIN_VALUE;

  PricePath(CandleSeries tape) {
    if (tape.isEmpty()) {
      throw new IllegalArgumentException("a venue needs a candle at least");
    }
    this.tape = tape;
    first = tape.openEpochSecond(0) * 1_000;
    complete = tape.firstGap().isEmpty();
  }

  /** Price at {@code millis} since 1970. */
  double at(long millis) {
    layKnots(millis);
    int leg = 1;
    while (leg < KNOTS - 1 && millis >= time[leg]) {
      leg++;
    }
    return between(leg, (double) millis);
  }

  /** The lowest price from {@code from} to {@code to}, both inclusive. */
  double lowest(long from, long to) {
    return -highest(from, to, -1);
  }

  /** The highest price from {@code from} to {@code to}, both inclusive. */
  double highest(long from, long to) {
    return highest(from, to, 1);
  }

  private double highest(long from, long to, int sign) {
    double found = Math.max(sign * at(from), sign * at(to));
    for (long hour = hourOf(from); hour <= to; hour += HOUR) {
      layKnots(hour);
      for (int knot = 0; knot < KNOTS; knot++) {
        if (time[knot] > from && time[knot] <= to) {
          found = Math.max(found, sign * price[knot]);
        }
      }
    }
    return found;
  }

  /**
   * What was traded beyond a limit: the volume of the hours from {@code from} to {@code to}, spread
   * evenly over their time, while the price was below {@code limit}, or above it.
   */
  double volumeBeyond(double limit, boolean below, long from, long to) {
    double volume = 0;
    for (long hour = hourOf(from); hour < to; hour += HOUR) {
      int index = index(hour);
      if (index < 0) {
        continue;
      }
      layKnots(hour);
      double millis = 0;
      for (int leg = 1; leg < KNOTS; leg++) {
        millis += beyond(leg, limit, below, from, to);
      }
      volume += tape.volume(index) * millis / HOUR;
    }
    return volume;
  }

  /** How long the price was beyond the limit in a leg, within from..to. */
  private double beyond(int leg, double limit, boolean below, long from, long to) {
    double begin = Math.max(time[leg - 1], from);
    double end = Math.min(time[leg], to);
    if (begin >= end) {
      return 0;
    }
    double before = below ? limit - between(leg, begin) : between(leg, begin) - limit;
    double after = below ? limit - between(leg, end) : between(leg, end) - limit;
    if (before <= 0 && after <= 0) {
      return 0;
    }
    double crossing = before == after ? 1 : Math.abs(before) / Math.abs(after - before);
    if (before > 0) {
      return after >= 0 ? end - begin : (end - begin) * crossing;
    }
    return (end - begin) * (1 - crossing);
  }

  private double between(int leg, double millis) {
    double done = (millis - time[leg - 1]) / (time[leg] - time[leg - 1]);
    return price[leg - 1] + (price[leg] - price[leg - 1]) * done;
  }

  private void layKnots(long millis) {
    long hour = hourOf(millis);
    if (hour == knotsOf) {
      return;
    }
    knotsOf = hour;
    long bits = Ids.mix(hour);
    time[0] = hour;
    time[1] = hour + (long) (HOUR * (0.15 + 0.25 * Ids.fraction(bits)));
    time[2] = hour + (long) (HOUR * (0.55 + 0.3 * Ids.fraction(Ids.mix(bits))));
    time[3] = hour + HOUR;
    int index = index(hour);
    if (index < 0) {
      double still = still(hour);
      java.util.Arrays.fill(price, still);
      return;
    }
    boolean rising = tape.close(index) >= tape.open(index);
    price[0] = tape.open(index);
    price[1] = rising ? tape.low(index) : tape.high(index);
    price[2] = rising ? tape.high(index) : tape.low(index);
    price[3] = tape.close(index);
  }

  private double still(long hour) {
    int before = before(hour);
    return before == 0 ? tape.open(0) : tape.close(before - 1);
  }

  /** The candle that opens at {@code hour}; negative when there is none. */
  private int index(long hour) {
    if (complete) {
      long index = (hour - first) / HOUR;
      return hour >= first && index < tape.size() ? (int) index : -1;
    }
    int before = before(hour);
    return before < tape.size() && tape.openEpochSecond(before) * 1_000 == hour ? before : -1;
  }

  private int before(long hour) {
    return tape.countBefore(java.time.Instant.ofEpochMilli(hour));
  }

  private static long hourOf(long millis) {
    return Math.floorDiv(millis, HOUR) * HOUR;
  }
}
