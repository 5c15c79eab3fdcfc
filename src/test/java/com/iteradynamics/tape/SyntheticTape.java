package com.iteradynamics.tape;

import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.CandleSeriesBuilder;
import java.time.Instant;

/**
 * Makes the sample tape: hourly candles of a market that never was, from a seed and a script of
 * phases. Returns have no memory but their volatility does, which clusters as in real markets;
 * volume follows the range and the hour of the day. The same seed gives the same bytes everywhere,
 * because all of it is exact arithmetic or {@link StrictMath}.
 */
final class SyntheticTape {
  static final String PRODUCT_ID = SampleCandles.PRODUCT_ID;
  static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

  private static final long SEED = 22;
  private static final double START_PRICE = 40_000;

  /** Steps of the price within an hour, from which its high and low come. */
  private static final int STEPS = 24;

  /** How much of an hour's surprise, and of the hour before's, the next hour's variance keeps. */
  private static final double SURPRISE = 0.12;

  private static final double MEMORY = 0.83;

  private static final double USUAL_RANGE = 0.006;
  private static final double USUAL_VOLUME = 180;

  private final SampleRandom chance = new SampleRandom(SEED);
  private final CandleSeriesBuilder candles = CandleSeries.builder(PRODUCT_ID);
  private Instant time = START;
  private double price = START_PRICE;
  private double sigma;
  private double variance = 1;

  private SyntheticTape() {}

  /** The sample tape. */
  static CandleSeries make() {
    SyntheticTape tape = new SyntheticTape();
    tape.sigma = Phase.script().getFirst().sigma();
    Phase.script().forEach(tape::play);
    return tape.candles.build();
  }

  private void play(Phase phase) {
    double level = price;
    for (int hour = 0; hour < phase.hours(); hour++) {
      // A market does not change its temper within an hour, except when it breaks.
      sigma += phase.abrupt() ? phase.sigma() - sigma : (phase.sigma() - sigma) / 6;
      hour(phase.drift() - phase.pull() * StrictMath.log(price / level));
    }
  }

  private void hour(double drift) {
    double spread = sigma * StrictMath.sqrt(variance);
    double open = price;
    double high = open;
    double low = open;
    double path = 0;
    for (int step = 0; step < STEPS; step++) {
      path += drift / STEPS + spread * chance.gaussian() / StrictMath.sqrt(STEPS);
      double now = cents(open * StrictMath.exp(path));
      high = Math.max(high, now);
      low = Math.min(low, now);
      price = now;
    }
    double surprise = (path - drift) / spread;
    variance = 1 - SURPRISE - MEMORY + variance * (SURPRISE * surprise * surprise + MEMORY);
    double volume = volume((high - low) / price);
    candles.add(new Candle(time, open, high, low, price, volume));
    time = time.plus(CandleSeries.INTERVAL);
  }

  /** Busy when the price moves, and in the afternoon of the western hemisphere. */
  private double volume(double range) {
    int hour = (int) (time.getEpochSecond() / 3_600 % 24);
    double daily = 1 + 0.35 * StrictMath.cos((hour - 16) * StrictMath.PI / 12);
    double activity = 0.35 + 0.65 * range / USUAL_RANGE;
    double noise = StrictMath.exp(0.25 * chance.gaussian());
    return StrictMath.rint(USUAL_VOLUME * daily * activity * noise * 1e4) / 1e4;
  }

  private static double cents(double amount) {
    return StrictMath.rint(amount * 100) / 100;
  }
}
