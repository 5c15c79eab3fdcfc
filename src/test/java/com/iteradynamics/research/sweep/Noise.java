package com.iteradynamics.research.sweep;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A candle history that has no pattern to learn: independent steps, up as likely as down. */
final class Noise {
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  private Noise() {}

  static CandleSeries candles(long seed, int size) {
    Random random = new Random(seed);
    List<Candle> candles = new ArrayList<>();
    double close = 10_000;
    for (int i = 0; i < size; i++) {
      double open = close;
      // A martingale: the expected price is the price.
      close = open * (1 + 0.005 * Math.max(-6, Math.min(6, random.nextGaussian())));
      double high = Math.max(open, close) * (1 + 0.001 * random.nextDouble());
      double low = Math.min(open, close) * (1 - 0.001 * random.nextDouble());
      candles.add(
          new Candle(
              START.plusSeconds(3_600L * i), open, high, low, close, 100 + random.nextInt(50)));
    }
    return CandleSeries.of("BTC-USD", candles);
  }
}
