package com.iteradynamics.cli.developer;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small synthetic candle series whose regime is known beforehand. */
final class SelftestSamples {
  /** Long enough for every strategy to answer, the slowest window being 168 candles. */
  static final int CANDLES = 300;

  static final String PRODUCT_ID = "BTC-USD";

  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

  private SelftestSamples() {}

  /** All of them, by name. */
  static Map<String, CandleSeries> all() {
    Map<String, CandleSeries> samples = new LinkedHashMap<>();
    samples.put("up", up());
    samples.put("down", down());
    samples.put("flat", flat());
    return samples;
  }

  /** Rises by 0.3 % an hour. */
  static CandleSeries up() {
    return drifting(0.003);
  }

  /** Falls by 0.3 % an hour. */
  static CandleSeries down() {
    return drifting(-0.003);
  }

  /** Goes nowhere. */
  static CandleSeries flat() {
    return drifting(0);
  }

  /** The flat sample with the same volume in every hour, of which there is no z. */
  static CandleSeries constantVolume() {
    return CandleSeries.of(
        PRODUCT_ID,
        flat().candles().stream()
            .map(c -> new Candle(c.openTime(), c.open(), c.high(), c.low(), c.close(), 100))
            .toList());
  }

  /**
   * {@code sample}, and one candle more, which is still forming: its close is {@code factor} off.
   */
  static CandleSeries forming(CandleSeries sample, double factor) {
    List<Candle> candles = new ArrayList<>(sample.candles());
    Candle newest = candles.getLast();
    double close = newest.close() * factor;
    candles.add(
        new Candle(
            newest.openTime().plus(CandleSeries.INTERVAL),
            newest.close(),
            Math.max(newest.close(), close),
            Math.min(newest.close(), close),
            close,
            newest.volume() * factor));
    return CandleSeries.of(PRODUCT_ID, candles);
  }

  private static CandleSeries drifting(double driftPerHour) {
    List<Candle> candles = new ArrayList<>();
    double open = 10_000;
    for (int i = 0; i < CANDLES; i++) {
      // Up and down by 0.4 % in turn, so that there is a range but, without a drift, no trend.
      double close = open * (1 + driftPerHour + (i % 2 == 0 ? 0.004 : -0.004));
      double high = Math.max(open, close) * 1.002;
      double low = Math.min(open, close) * 0.998;
      double volume = 100 + i * 7 % 40;
      candles.add(
          new Candle(
              FIRST.plus(CandleSeries.INTERVAL.multipliedBy(i)), open, high, low, close, volume));
      open = close;
    }
    return CandleSeries.of(PRODUCT_ID, candles);
  }
}
