package com.iteradynamics.testkit;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;

/** Candles for tests. */
public final class Tapes {
  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

  private Tapes() {}

  /** The candles of a table, without the newest {@code dropped} of them. */
  public static CandleSeries of(Table table, int dropped) {
    List<Candle> candles = new ArrayList<>();
    for (int row = 0; row < table.size() - dropped; row++) {
      candles.add(
          new Candle(
              Instant.parse(iso(table.text(row, "timestamp"))),
              table.number(row, "open"),
              table.number(row, "high"),
              table.number(row, "low"),
              table.number(row, "close"),
              table.number(row, "volume")));
    }
    return CandleSeries.of("BTC-USD", candles);
  }

  /** A time of any of the spellings in our files, as {@link Instant} wants it. */
  public static String iso(String time) {
    String plain = time.replace(' ', 'T').replace("+00:00", "");
    return plain.endsWith("Z") ? plain : plain + "Z";
  }

  /**
   * A random walk of {@code size} hours in cents, calm and wild by turns so that all regimes and
   * every rule occur. The same seed gives the same tape.
   */
  public static CandleSeries random(long seed, int size) {
    Random random = new Random(seed);
    List<Candle> candles = new ArrayList<>(size);
    double close = 10_000;
    double volatility = 0.004;
    double drift = 0;
    for (int i = 0; i < size; i++) {
      if (i % 72 == 0) {
        volatility = 0.0035 * Math.exp(0.8 * random.nextGaussian());
        drift = 0.4 * volatility * random.nextGaussian();
      }
      double open = close;
      close = cents(open * Math.exp(drift + volatility * random.nextGaussian()));
      double high = cents(Math.max(open, close) * (1 + volatility * random.nextDouble()) + 0.01);
      double low = cents(Math.min(open, close) * (1 - volatility * random.nextDouble()) - 0.01);
      double burst = random.nextInt(40) == 0 ? 6 : 1;
      double volume = cents(burst * 100 * Math.exp(random.nextGaussian()));
      candles.add(new Candle(START.plusSeconds(3_600L * i), open, high, low, close, volume));
    }
    return CandleSeries.of("BTC-USD", candles);
  }

  /** The candles that {@code kept} says yes to, by index from the oldest. */
  public static CandleSeries kept(CandleSeries tape, IntPredicate kept) {
    List<Candle> candles = new ArrayList<>(tape.size());
    for (int i = 0; i < tape.size(); i++) {
      if (kept.test(i)) {
        candles.add(tape.candle(i));
      }
    }
    return CandleSeries.of(tape.productId(), candles);
  }

  /**
   * The tape as venues publish one: single hours missing, runs of 2 to 60, and at times one hour of
   * every so many. The first candle and the newest stay.
   */
  public static CandleSeries withHoles(CandleSeries tape, Random random) {
    boolean[] missing = new boolean[tape.size()];
    for (int holes = random.nextInt(8); holes >= 0; holes--) {
      int length = random.nextBoolean() ? 1 : 2 + random.nextInt(59);
      int first = 1 + random.nextInt(tape.size());
      Arrays.fill(
          missing, Math.min(first, missing.length), Math.min(first + length, missing.length), true);
    }
    int every = random.nextBoolean() ? Integer.MAX_VALUE : 5 + random.nextInt(300);
    return kept(
        tape, i -> i == 0 || i == tape.size() - 1 || !(missing[i] || i % every == every - 1));
  }

  /** The same candles after {@code change} was made to each; indices count from the oldest. */
  public static CandleSeries changed(CandleSeries tape, Change change) {
    List<Candle> candles = new ArrayList<>(tape.size());
    for (int i = 0; i < tape.size(); i++) {
      candles.add(change.of(i, tape.candle(i)));
    }
    return CandleSeries.of(tape.productId(), candles);
  }

  /** What becomes of a candle. */
  @FunctionalInterface
  public interface Change {
    Candle of(int index, Candle candle);
  }

  private static double cents(double x) {
    return Math.max(0.02, Math.round(x * 100) / 100.0);
  }
}
