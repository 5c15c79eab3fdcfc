package com.iteradynamics.research;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.FineCandles;
import com.iteradynamics.order.Side;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How orders fill, and by what that is told.
 *
 * @param how where in the next candle, or by which case of resting first
 * @param patience how long an order rests at most, less than an hour
 * @param fine candles within the hours, which tell more of a resting order; empty for the hours
 *     alone
 */
public record Fills(FillTime how, Duration patience, Optional<FineCandles> fine) {
  private static final Duration USUAL = Duration.ofSeconds(45);

  /** By hourly candles alone. */
  public static Fills of(FillTime how) {
    return new Fills(how, USUAL, Optional.empty());
  }

  /** The best case of the same. */
  public Fills best() {
    return new Fills(how.best(), patience, fine);
  }

  /**
   * Whether an order that rests from the beginning of candle {@code i} on is filled: in the worst
   * case by a candle that lies within its patience and trades beyond its price, in the best by one
   * that touches it.
   *
   * @param limitUsd where it rests
   * @param step the price increment, USD; 0 when every price is valid
   */
  boolean filled(CandleSeries candles, int i, Side side, double limitUsd, double step) {
    if (fine.isEmpty()) {
      return how.fillsAtRest() && reaches(side, candles.low(i), candles.high(i), limitUsd, 0);
    }
    FineCandles within = fine.get();
    long begins = candles.openEpochSecond(i);
    long ends = begins + patience.toSeconds();
    for (int k = within.firstAt(begins); k < within.size(); k++) {
      long opens = within.openEpochSecond(k);
      boolean counts = how.fillsAtRest() ? opens < ends : opens + within.seconds() <= ends;
      if (!counts) {
        return false;
      }
      double beyond = how.fillsAtRest() ? 0 : Math.max(step, Math.ulp(limitUsd));
      if (reaches(side, within.low(k), within.high(k), limitUsd, beyond)) {
        return true;
      }
    }
    return false;
  }

  private static boolean reaches(
      Side side, double low, double high, double limitUsd, double beyondUsd) {
    return side == Side.BUY ? low <= limitUsd - beyondUsd : high >= limitUsd + beyondUsd;
  }

  /**
   * The worst price at which what has rested without a fill in candle {@code i} can be taken: that
   * of the candle in which its patience ends.
   */
  double taken(CandleSeries candles, int i, Side side) {
    OptionalInt first =
        fine.map(within -> within.firstOfHour(candles.openEpochSecond(i)))
            .orElse(OptionalInt.empty());
    if (first.isEmpty()) {
      return side == Side.BUY ? candles.high(i) : candles.low(i);
    }
    FineCandles within = fine.orElseThrow();
    long ends = candles.openEpochSecond(i) + patience.toSeconds();
    int k = Math.max(first.getAsInt(), within.firstAt(ends + 1) - 1);
    if (ends < within.openEpochSecond(k) + within.seconds() || k + 1 == within.size()) {
      return side == Side.BUY ? within.high(k) : within.low(k);
    }
    // Nothing was traded when it ended: the next trade was the next candle's.
    return side == Side.BUY ? within.high(k + 1) : within.low(k + 1);
  }

  /** Why the fine candles do not belong to candles {@code start} to {@code end - 1}, if so. */
  public Optional<String> contradiction(CandleSeries candles, int start, int end) {
    return fine.flatMap(
        within -> {
          for (int i = start; i < end; i++) {
            Optional<String> wrong = contradiction(within, candles, i);
            if (wrong.isPresent()) {
              return wrong;
            }
          }
          return Optional.empty();
        });
  }

  private static Optional<String> contradiction(FineCandles within, CandleSeries candles, int i) {
    long hour = candles.openEpochSecond(i);
    OptionalInt first = within.firstOfHour(hour);
    if (first.isEmpty()) {
      return Optional.of("they have none in the hour of " + candles.openTime(i));
    }
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int k = first.getAsInt();
        k < within.size() && within.openEpochSecond(k) < hour + CandleSeries.INTERVAL.toSeconds();
        k++) {
      low = Math.min(low, within.low(k));
      high = Math.max(high, within.high(k));
    }
    return low == candles.low(i) && high == candles.high(i)
        ? Optional.empty()
        : Optional.of(
            "in the hour of "
                + candles.openTime(i)
                + " they reach from "
                + low
                + " to "
                + high
                + ", the hourly candle from "
                + candles.low(i)
                + " to "
                + candles.high(i));
  }
}
