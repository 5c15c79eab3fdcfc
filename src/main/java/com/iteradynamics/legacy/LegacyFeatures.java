package com.iteradynamics.legacy;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.Indicator;
import com.iteradynamics.market.RollingMean;
import com.iteradynamics.market.ZeroRange;
import java.util.Optional;

/** Measures what legacy mode's regime is made of. */
final class LegacyFeatures {
  /** As the reference: fewer closed candles than these give no regime. */
  static final int CANDLES_NEEDED = 210;

  private static final int SHORT_MEAN = 50;
  private static final int LONG_MEAN = 200;
  private static final int ATR_LENGTH = 14;
  private static final int VOLATILITY_MEAN = 100;

  private LegacyFeatures() {}

  /** At the newest candle; empty with less than {@link #CANDLES_NEEDED}. */
  static Optional<LegacyRegime.Features> of(CandleSeries closed) {
    int size = closed.size();
    if (size < CANDLES_NEEDED) {
      return Optional.empty();
    }
    double[] atr = Indicator.atr(ATR_LENGTH, ZeroRange.wideningOf(closed)).over(closed);
    double[] closes = new double[size];
    double[] volatility = new double[size];
    for (int i = 0; i < size; i++) {
      closes[i] = closed.close(i);
      volatility[i] = atr[i] / closes[i];
    }
    return Optional.of(
        new LegacyRegime.Features(
            closes[size - 1],
            RollingMean.of(closes, size - SHORT_MEAN, size),
            RollingMean.of(closes, size - LONG_MEAN, size),
            volatility[size - 1],
            RollingMean.of(volatility, size - VOLATILITY_MEAN, size)));
  }
}
