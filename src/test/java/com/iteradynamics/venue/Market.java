package com.iteradynamics.venue;

import com.iteradynamics.market.CandleSeries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One book and its past: the price path of a tape with a spread around it, or what a test has put
 * into the book.
 */
final class Market {
  /** A stop is seen so long after its price was reached at most, milliseconds. */
  private static final long STEP = 1_000;

  private final CandleSeries tape;
  private final PricePath path;
  private final BigDecimal below;
  private final BigDecimal above;
  private final BigDecimal increment;
  private final BigDecimal halfIncrement;
  private final double share;
  private BigDecimal depth;
  private Optional<VenueQuote> set = Optional.empty();
  private long quotedAt = Long.MIN_VALUE;
  private VenueQuote quoted;

  /** Until when the newest closed candle is not shown. */
  private long lateUntil = Long.MIN_VALUE;

  Market(CandleSeries tape, BigDecimal increment, VenueSettings settings) {
    this.tape = tape;
    this.increment = increment;
    halfIncrement = increment.divide(BigDecimal.valueOf(2));
    path = new PricePath(tape);
    below = BigDecimal.ONE.subtract(settings.halfSpread());
    above = BigDecimal.ONE.add(settings.halfSpread());
    share = settings.makerShare().doubleValue();
    depth = settings.depth();
  }

  CandleSeries tape() {
    return tape;
  }

  PricePath path() {
    return path;
  }

  VenueQuote quote(long millis) {
    if (set.isPresent()) {
      return set.get();
    }
    if (millis != quotedAt) {
      BigDecimal middle = VenueAmounts.of(path.at(millis));
      BigDecimal bid = VenueAmounts.floor(middle.multiply(below), increment).max(increment);
      BigDecimal ask =
          VenueAmounts.ceiling(middle.multiply(above), increment).max(bid.add(increment));
      quoted = new VenueQuote(bid, ask);
      quotedAt = millis;
    }
    return quoted;
  }

  /** The nearest price that can be quoted. */
  BigDecimal rounded(double price) {
    return VenueAmounts.floor(VenueAmounts.of(price).add(halfIncrement), increment);
  }

  /** What can be taken within the price protection, units of base. */
  BigDecimal depth() {
    return depth;
  }

  void depth(BigDecimal base) {
    depth = base;
  }

  /** Fixes the book until {@link #follow}. */
  void set(BigDecimal bid, BigDecimal ask) {
    if (bid.signum() <= 0 || ask.compareTo(bid) <= 0) {
      throw new IllegalArgumentException("0 < bid < ask, were " + bid + " and " + ask);
    }
    set = Optional.of(new VenueQuote(bid, ask));
  }

  /** Lets the book follow the tape. */
  void follow() {
    set = Optional.empty();
  }

  /** What a resting order gets from {@code from} to {@code to}, units of base. */
  BigDecimal traded(boolean buy, BigDecimal limit, long from, long to) {
    if (set.isPresent()) {
      boolean through =
          buy ? set.get().ask().compareTo(limit) <= 0 : set.get().bid().compareTo(limit) >= 0;
      return through ? depth : BigDecimal.ZERO;
    }
    double volume = path.volumeBeyond(limit.doubleValue(), buy, from, to) * share;
    return volume == 0 ? BigDecimal.ZERO : VenueAmounts.of(volume).setScale(16, RoundingMode.FLOOR);
  }

  /** When the price was at or below {@code stop} first; empty when never from..to. */
  OptionalLong reaches(BigDecimal stop, long from, long to) {
    if (from > to) {
      return OptionalLong.empty();
    }
    if (set.isPresent()) {
      return set.get().mid().compareTo(stop) <= 0 ? OptionalLong.of(to) : OptionalLong.empty();
    }
    double price = stop.doubleValue();
    if (path.lowest(from, to) > price) {
      return OptionalLong.empty();
    }
    long at = from;
    while (at < to && path.at(at) > price) {
      at = Math.min(to, at + STEP);
    }
    return OptionalLong.of(at);
  }

  long lateUntil() {
    return lateUntil;
  }

  void lateUntil(long millis) {
    lateUntil = millis;
  }
}
