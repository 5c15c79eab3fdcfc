package com.iteradynamics.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.forest.Forest;
import com.iteradynamics.model.forest.ForestParameters;
import com.iteradynamics.model.forest.ForestTrainer;
import com.iteradynamics.model.forest.Samples;
import com.iteradynamics.model.forest.UntrainableException;
import com.iteradynamics.testkit.Seed;
import com.iteradynamics.testkit.Tapes;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** A model over candles, beside the same one in the window of each live tick. */
class ModelOverCandlesTest {
  private static final int WINDOW = 1_500;

  @Test
  void saysAtEveryCandleWhatALiveTickSaysThere() throws UntrainableException {
    long seed = Seed.value();
    sameAsLive(Tapes.random(seed, 2_600));
  }

  /** What an average began with shows as long as nothing else is added to it. */
  @Test
  void andAlsoWhereHardlyAnythingMoves() throws UntrainableException {
    CandleSeries still =
        Tapes.changed(
            Tapes.random(3, 4_000),
            (i, candle) -> {
              double price = i % 1_700 < 3 ? 100 + i % 7 : 100;
              return new Candle(candle.openTime(), price, price, price, price, candle.volume());
            });
    sameAsLive(still);
  }

  private static void sameAsLive(CandleSeries candles) throws UntrainableException {
    Model model = model();
    IntFunction<OptionalDouble> over = model.over(candles, WINDOW);
    int known = 0;
    for (int i = 0; i < candles.size(); i++) {
      OptionalDouble live = model.at(candles.first(i + 1).last(WINDOW)).probability();
      assertEquals(live, over.apply(i), "at " + i);
      known += live.isPresent() ? 1 : 0;
    }
    assertTrue(known > 0);
  }

  @Test
  void whoKnowsNothingKnowsNothingAnywhere() {
    CandleSeries candles = Tapes.random(1, 30);
    assertEquals(OptionalDouble.empty(), Forecaster.none("a test").over(candles, WINDOW).apply(29));
  }

  @Test
  void aForecasterThatKnowsWindowsAloneIsAskedAboutThem() {
    Forecaster counting =
        closed -> new Forecast.Known(1.0 / closed.size(), "test", 0, java.util.List.of());
    IntFunction<OptionalDouble> over = counting.over(Tapes.random(1, 30), 10);
    assertEquals(OptionalDouble.of(0.2), over.apply(4));
    assertEquals(OptionalDouble.of(0.1), over.apply(29));
  }

  private static Model model() throws UntrainableException {
    Samples samples = Worlds.noisy(5, 3_000);
    Forest forest = ForestTrainer.train(samples, new ForestParameters(12, 5, 3, 1, 9), 1);
    return new Model("0123456789ab", Worlds.card(), forest);
  }
}
