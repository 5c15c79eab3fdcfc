package com.iteradynamics.research.validation;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.CandleSeriesBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What is made of the candles after a cut. Their hours stay, and they stay possible. */
enum AlteredFuture {
  /** There are none. */
  CUT_OFF("cut off") {
    @Override
    List<Candle> of(List<Candle> real, Random random) {
      return List.of();
    }
  },
  /** All prices by one factor, half or less, or double or more, and so with the volumes. */
  SCALED("scaled") {
    @Override
    List<Candle> of(List<Candle> real, Random random) {
      double price = factor(random);
      double volume = factor(random);
      return real.stream().map(candle -> times(candle, price, volume)).toList();
    }
  },
  /** The real ones in another order. */
  SHUFFLED("shuffled") {
    @Override
    List<Candle> of(List<Candle> real, Random random) {
      List<Candle> shuffled = new ArrayList<>(real);
      Collections.shuffle(shuffled, random);
      return shuffled;
    }
  },
  /** Every candle by a factor of its own, mostly within a tenth. */
  NOISE("with noise") {
    @Override
    List<Candle> of(List<Candle> real, Random random) {
      List<Candle> noisy = new ArrayList<>(real.size());
      for (Candle candle : real) {
        noisy.add(
            times(candle, Math.exp(random.nextGaussian() / 20), Math.exp(random.nextGaussian())));
      }
      return noisy;
    }
  },
  /** The real ones backwards. */
  REVERSED("reversed") {
    @Override
    List<Candle> of(List<Candle> real, Random random) {
      return real.reversed();
    }
  };

  private final String words;

  AlteredFuture(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** The candles in place of the {@code real} ones, oldest first; their open times do not count. */
  abstract List<Candle> of(List<Candle> real, Random random);

  /**
   * {@code history} with this future after its first {@code kept} candles, in storage of its own.
   */
  CandleSeries after(CandleSeries history, int kept, Random random) {
    CandleSeriesBuilder builder = CandleSeries.builder(history.productId());
    history.first(kept).candles().forEach(builder::add);
    List<Candle> later = of(history.last(history.size() - kept).candles(), random);
    for (int k = 0; k < later.size(); k++) {
      Candle candle = later.get(k);
      builder.add(
          history.openEpochSecond(kept + k),
          candle.open(),
          candle.high(),
          candle.low(),
          candle.close(),
          candle.volume());
    }
    return builder.build();
  }

  private static double factor(Random random) {
    double factor = 2 + random.nextDouble();
    return random.nextBoolean() ? factor : 1 / factor;
  }

  private static Candle times(Candle candle, double price, double volume) {
    return new Candle(
        candle.openTime(),
        candle.open() * price,
        candle.high() * price,
        candle.low() * price,
        candle.close() * price,
        candle.volume() * volume);
  }
}
