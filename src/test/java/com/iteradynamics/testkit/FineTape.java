package com.iteradynamics.testkit;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.FineCandles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Candles within the hours, and the hours that they make, for tests.
 *
 * @param fine as a venue publishes them: without those in which nothing was traded
 * @param hours joined from them
 */
public record FineTape(FineCandles fine, CandleSeries hours) {
  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
  private static final long HOUR = 3_600;

  /**
   * A random walk in cents, calm and wild by turns, with candles and whole hours missing. The same
   * seed gives the same tape.
   *
   * @param size how many hours it spans
   * @param seconds how long a candle is
   */
  public static FineTape random(long seed, int size, int seconds) {
    Random random = new Random(seed);
    FineCandles.Builder fine = new FineCandles.Builder();
    List<Candle> hours = new ArrayList<>();
    double price = 10_000;
    double volatility = 0;
    for (int hour = 0; hour < size; hour++) {
      if (hour % 24 == 0) {
        volatility = 0.004 * Math.exp(0.7 * random.nextGaussian()) * Math.sqrt(seconds / 3_600.0);
      }
      boolean missing = hour > 0 && hour < size - 1 && random.nextInt(60) == 0;
      List<Candle> within = new ArrayList<>();
      for (int at = 0; at < HOUR; at += seconds) {
        double open = price;
        price = cents(open * Math.exp(volatility * random.nextGaussian()));
        double high = cents(Math.max(open, price) * (1 + volatility * random.nextDouble() / 2));
        double low = cents(Math.min(open, price) * (1 - volatility * random.nextDouble() / 2));
        Instant opens = START.plusSeconds(HOUR * hour + at);
        if (!missing && (random.nextInt(12) > 0 || within.isEmpty())) {
          double volume = 1 + random.nextInt(100);
          within.add(new Candle(opens, open, high, low, price, volume));
        }
      }
      within.forEach(fine::add);
      if (!missing) {
        hours.add(joined(START.plusSeconds(HOUR * hour), within));
      }
    }
    return new FineTape(fine.build(seconds), CandleSeries.of("BTC-USD", hours));
  }

  private static Candle joined(Instant opens, List<Candle> within) {
    return new Candle(
        opens,
        within.getFirst().open(),
        within.stream().mapToDouble(Candle::high).max().orElseThrow(),
        within.stream().mapToDouble(Candle::low).min().orElseThrow(),
        within.getLast().close(),
        within.stream().mapToDouble(Candle::volume).sum());
  }

  private static double cents(double x) {
    return Math.round(x * 100) / 100.0;
  }
}
