package com.iteradynamics.market;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** What makes a candle impossible, and what merely makes it odd. */
public final class CandleRules {
  /** What a message says of a candle whose values differ from those recorded, which stay. */
  public static final String OTHER_VALUES = "is recorded with other values: ";

  /** What is wrong with a candle that opens when the one before it does. */
  public static final String TWICE = "this hour is there twice";

  private static final int SHOWN_DIGITS = 10;

  /** Larger and smaller numbers are shown with an exponent. */
  private static final int MOST_PLACES = 15;

  private CandleRules() {}

  /**
   * How every message about a candle begins, the blank at the end included: {@code [BTC-USD
   * 2026-03-01T14:00Z] }.
   */
  public static String named(String productId, Instant openTime) {
    return "[" + productId + " " + openTime.atOffset(ZoneOffset.UTC) + "] ";
  }

  /**
   * Why {@code candle} cannot stand after {@code previous}; empty when it can.
   *
   * @param previousOpen open time of the candle before it; empty when it is the first
   */
  public static Optional<String> problem(Candle candle, Optional<Instant> previousOpen) {
    return problem(candle, previousOpen, CandleSeries.INTERVAL);
  }

  /**
   * The same for a candle of another length, which opens at a whole multiple of it.
   *
   * @param length whole seconds, &gt; 0
   */
  public static Optional<String> problem(
      Candle candle, Optional<Instant> previousOpen, Duration length) {
    String what = shape(candle, length);
    if (what == null && previousOpen.isPresent()) {
      what = order(candle.openTime(), previousOpen.get());
    }
    return Optional.ofNullable(what);
  }

  /** Whether these values surely have no problem; a quick answer for the many that have none. */
  static boolean plain(double open, double high, double low, double close, double volume) {
    return open > 0
        && open < Double.POSITIVE_INFINITY
        && high < Double.POSITIVE_INFINITY
        && low > 0
        && low <= close
        && close <= high
        && volume >= 0
        && volume < Double.POSITIVE_INFINITY;
  }

  /**
   * What is odd about a possible candle; empty when nothing is. Real data has candles whose open
   * lies outside low..high: the open is not used in any indicator, so this is not refused.
   */
  public static Optional<String> warning(Candle candle) {
    if (candle.open() < candle.low() || candle.open() > candle.high()) {
      return Optional.of(
          "open "
              + shown(candle.open())
              + " is outside "
              + shown(candle.low())
              + ".."
              + shown(candle.high()));
    }
    return Optional.empty();
  }

  /** Why a candle cannot follow the one that opened at {@code previousOpen}; null when it can. */
  static String order(Instant open, Instant previousOpen) {
    int order = open.compareTo(previousOpen);
    if (order == 0) {
      return TWICE;
    }
    return order < 0
        ? "is not sorted: it comes after " + previousOpen.atOffset(ZoneOffset.UTC)
        : null;
  }

  private static String shape(Candle candle, Duration length) {
    if (candle.openTime().getEpochSecond() % length.toSeconds() != 0
        || candle.openTime().getNano() != 0) {
      return length.equals(CandleSeries.INTERVAL)
          ? "open time must be on the hour"
          : "open time must be a multiple of " + length.toMinutes() + " minutes";
    }
    String what = price("open", candle.open());
    what = what != null ? what : price("high", candle.high());
    what = what != null ? what : price("low", candle.low());
    what = what != null ? what : price("close", candle.close());
    if (what != null) {
      return what;
    }
    if (!Double.isFinite(candle.volume()) || candle.volume() < 0) {
      return "volume must be >= 0, was " + shown(candle.volume());
    }
    if (candle.high() < candle.low()) {
      return "high must be >= low, was " + exact(candle.high()) + " < " + exact(candle.low());
    }
    if (candle.close() < candle.low() || candle.close() > candle.high()) {
      return "close must be in low..high, was "
          + exact(candle.close())
          + " outside "
          + exact(candle.low())
          + ".."
          + exact(candle.high());
    }
    return null;
  }

  private static String price(String name, double value) {
    return Double.isFinite(value) && value > 0 ? null : name + " must be > 0, was " + shown(value);
  }

  /**
   * A price or volume as a message shows it: at most {@value #SHOWN_DIGITS} significant digits, and
   * no fraction of a whole number.
   */
  public static String shown(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal rounded =
        new BigDecimal(Double.toString(value), new MathContext(SHOWN_DIGITS)).stripTrailingZeros();
    return Math.abs(rounded.precision() - rounded.scale()) > MOST_PLACES
        ? rounded.toString()
        : rounded.toPlainString();
  }

  /** A value with all its digits, where it is compared. */
  private static String exact(double value) {
    String text = Double.toString(value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
