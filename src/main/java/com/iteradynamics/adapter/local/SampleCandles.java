package com.iteradynamics.adapter.local;

import com.iteradynamics.candlefile.CandleFormat;
import com.iteradynamics.market.CandleSeries;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * The candles that come with Argus, so that everything can be tried without data, keys or network:
 * 151 days of hourly candles that a random number generator made. Nothing in it ever happened on
 * any market, and nothing that earns on it need earn anywhere else.
 */
public final class SampleCandles {
  /** Its name, for people. */
  public static final String NAME = "synthetic-btc-usd-1h.csv";

  /** The product they are labeled with. */
  public static final String PRODUCT_ID = "BTC-USD";

  /** The notice for anything made of it. */
  public static final String LABEL = "SYNTHETIC candles, made by a random number generator";

  private static final String RESOURCE = "/com/iteradynamics/sample/" + NAME;

  private SampleCandles() {}

  /** All of them, 2025-01-01T00:00Z to 2025-05-31T23:00Z, without a gap. */
  public static CandleSeries load() {
    try (InputStream in = SampleCandles.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("Argus was packed without " + RESOURCE);
      }
      return CandleFormat.read(NAME, in, PRODUCT_ID, Instant.MAX).closed();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
