package com.iteradynamics.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.FineCandles;
import com.iteradynamics.order.Side;
import com.iteradynamics.testkit.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What candles of minutes tell of an order that rests first, beside those of hours. */
class FillsTest {
  private static final Instant HOUR = Instant.parse("2026-01-01T00:00:00Z");

  /** Minutes by hand: open, high, low, close. */
  private static final double[][] MINUTES = {
    {100, 101, 99.5, 101}, {101, 103, 101, 102}, {102, 102, 97, 98}, {98, 99, 98, 98.5}
  };

  private static Candle candle(long second, double[] ohlc) {
    return new Candle(HOUR.plusSeconds(second), ohlc[0], ohlc[1], ohlc[2], ohlc[3], 1);
  }

  private static FineCandles minutes(int... present) {
    FineCandles.Builder builder = new FineCandles.Builder();
    for (int minute : present) {
      builder.add(candle(60L * minute, MINUTES[minute]));
    }
    return builder.build(60);
  }

  private static CandleSeries hour() {
    return CandleSeries.of("BTC-USD", List.of(candle(0, new double[] {100, 103, 97, 98.5})));
  }

  private static Fills fills(FillTime how, int patience, FineCandles fine) {
    return new Fills(how, Duration.ofSeconds(patience), Optional.of(fine));
  }

  private static boolean filled(Fills fills, Side side, double limit, double step) {
    return !fills.atRest(hour(), 0, side, limit, step).isEmpty();
  }

  private static double taken(Fills fills, Side side) {
    return fills.taken(hour(), 0, side).getFirst().priceUsd();
  }

  /** A buy rests at 100 - what is below, a sale at what is above. */
  @ParameterizedTest
  @CsvSource({
    // Within 45 s no minute ends: not surely filled, and touched at the open.
    "BUY, 100, 45, 0, false, true, 101",
    // The first minute lies within 60 s and trades at 99.5.
    "BUY, 100, 60, 0, true, true, 103",
    "BUY, 99.5, 60, 0, false, true, 103",
    "BUY, 99.6, 60, 0.2, false, true, 103",
    "BUY, 99.4, 80, 0, false, false, 103",
    "BUY, 97.5, 179, 0, false, true, 102",
    "BUY, 97.5, 180, 0, true, true, 99",
    "SELL, 100, 60, 0, true, true, 101",
    "SELL, 101, 60, 0, false, true, 101",
    "SELL, 102, 119, 0, false, true, 101",
    "SELL, 102, 120, 0, true, true, 97",
    "SELL, 104, 200, 0, false, false, 98"
  })
  void whatMinutesTell(
      Side side,
      double limit,
      int patience,
      double step,
      boolean surely,
      boolean possibly,
      double takenUsd) {
    FineCandles fine = minutes(0, 1, 2, 3);
    Fills worst = fills(FillTime.MAKER, patience, fine);
    assertEquals(surely, filled(worst, side, limit, step));
    assertEquals(possibly, filled(worst.best(), side, limit, step));
    assertEquals(takenUsd, taken(worst, side));
  }

  /** Minutes without a trade: the next trade is what there is. */
  @Test
  void aMinuteWithoutATradeFillsNothing() {
    Fills worst = fills(FillTime.MAKER, 70, minutes(0, 3));
    assertEquals(99, taken(worst, Side.BUY), "the next trade is of 00:03");
    Fills late = fills(FillTime.MAKER_BEST, 45, minutes(2, 3));
    assertEquals(false, filled(late, Side.BUY, 100, 0), "nothing was traded in time");
    assertEquals(102, taken(late, Side.BUY), "the first trade there was");
  }

  @Test
  void minutesOfOtherCandlesAreRefused() {
    Fills all = fills(FillTime.MAKER, 45, minutes(0, 1, 2, 3));
    assertEquals(Optional.empty(), all.contradiction(hour(), 0, 1));
    String why = fills(FillTime.MAKER, 45, minutes(0, 1)).contradiction(hour(), 0, 1).orElseThrow();
    assertTrue(why.contains("from 99.5 to 103.0, the hourly candle from 97.0 to 103.0"), why);
    CandleSeries later =
        CandleSeries.of("BTC-USD", List.of(candle(3_600, new double[] {100, 103, 97, 98.5})));
    String none = all.contradiction(later, 0, 1).orElseThrow();
    assertTrue(none.contains("none in the hour of 2026-01-01T01:00:00Z"), none);
  }

  /** What one order costs by minutes lies between the two cases of hours, whatever its patience. */
  @Test
  void theBandOfHoursContainsWhatMinutesTell() {
    Random dice = new Random(Seed.value());
    for (int run = 0; run < 1_000; run++) {
      int seconds = new int[] {60, 300, 900, 1_800}[dice.nextInt(4)];
      FineCandles.Builder builder = new FineCandles.Builder();
      CandleSeries hours = walk(dice, seconds, builder);
      FineCandles fine = builder.build(seconds);
      Duration patience = Duration.ofSeconds(1 + dice.nextInt(3_599));
      Side side = dice.nextBoolean() ? Side.BUY : Side.SELL;
      double limit = hours.open(0);
      double direction = side == Side.BUY ? 1 : -1;
      for (FillTime how : List.of(FillTime.MAKER, FillTime.MAKER_BEST)) {
        Fills within = new Fills(how, patience, Optional.of(fine));
        double cost = direction * price(within, hours, side, limit);
        double least = direction * price(Fills.of(FillTime.MAKER_BEST), hours, side, limit);
        double most = direction * price(Fills.of(FillTime.MAKER), hours, side, limit);
        assertTrue(
            least <= cost && cost <= most,
            "seed " + Seed.value() + ", run " + run + ": " + List.of(least, cost, most));
      }
    }
  }

  private static double price(Fills fills, CandleSeries hours, Side side, double limit) {
    return fills.atRest(hours, 0, side, limit, 0).isEmpty()
        ? fills.taken(hours, 0, side).getFirst().priceUsd()
        : limit;
  }

  private static CandleSeries walk(Random dice, int seconds, FineCandles.Builder into) {
    double price = 100;
    double high = price;
    double low = price;
    List<Candle> hour = new ArrayList<>();
    for (int at = 0; at < 3_600; at += seconds) {
      double open = price;
      price *= 1 + dice.nextGaussian() / 200;
      double top = Math.max(open, price) * (1 + dice.nextDouble() / 300);
      double bottom = Math.min(open, price) * (1 - dice.nextDouble() / 300);
      into.add(candle(at, new double[] {open, top, bottom, price}));
      high = Math.max(high, top);
      low = Math.min(low, bottom);
    }
    hour.add(candle(0, new double[] {100, high, low, price}));
    return CandleSeries.of("BTC-USD", hour);
  }
}
