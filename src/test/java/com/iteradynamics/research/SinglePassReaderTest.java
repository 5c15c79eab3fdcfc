package com.iteradynamics.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Strategies;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.WrappedStrategy;
import com.iteradynamics.testkit.Seed;
import com.iteradynamics.testkit.Tapes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A built-in strategy that reads its position is asked in a single pass, before any book is made:
 * every book is the one of the same strategy when it is asked hour by hour.
 */
class SinglePassReaderTest {
  private static final int START = 300;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sg_volatility_breakout_v1",
        "sg_volatility_breakout_v2",
        "sg_volatility_breakout_v3",
        "sg_compression_shot_v2",
        "sg_compression_shot_v3",
        "sg_mean_reversion_extreme_v1"
      })
  void theBookIsThatOfAskingHourByHour(String id) {
    long seed = Seed.value();
    CandleSeries tape = Tapes.withHoles(Tapes.random(seed, 2_400), new Random(seed));
    Map<String, String> set = new HashMap<>();
    set.put("SG_VB_MACRO_EMA_LEN", "310");
    set.put("SG_COMP_MACRO_EMA_LEN", "310");
    set.put("SG_COMP_WIDTH_EXPAND_FACTOR", "1");
    set.put("SG_MR_RSI_OVERSOLD", "45");
    set.put("PRIME_DD_HARD", "0.99");
    set.put("PRIME_DD_KILL", "0.99");
    SettingsReader reader = new SettingsReader(set);
    Strategy strategy = Strategies.load(getClass().getClassLoader()).find(id).create(reader);
    LayerSignals pass = layers(strategy, tape);
    LayerSignals hourly = layers(new WrappedStrategy(strategy, strategy), tape);
    assertFalse(pass.hourly().isPresent());
    assertTrue(hourly.hourly().isPresent());
    BookRun expected = governed(hourly, reader);
    BookRun actual = governed(pass, reader);
    String where = id + ", seed " + seed;
    assertEquals(expected.branches(), actual.branches(), where);
    assertEquals(expected.positions(), actual.positions(), where);
    assertEquals(tape.size() - START, actual.positions().size(), where);
    assertTrue(actual.positions().stream().anyMatch(Optional::isPresent), where);
    same(expected.curve(), actual.curve(), where);
    same(reference(hourly), reference(pass), where);
  }

  private static void same(BookCurve expected, BookCurve actual, String where) {
    for (int k = 0; k < expected.size(); k++) {
      assertEquals(expected.equityUsd(k), actual.equityUsd(k), where + ", hour " + k);
    }
  }

  private static LayerSignals layers(Strategy strategy, CandleSeries tape) {
    RegimeEngine engine = new RegimeEngine(RegimeParameters.defaults());
    return LayerSignals.over(engine, strategy, tape, START - 1, hour -> {});
  }

  private static BookRun governed(LayerSignals layers, SettingsReader reader) {
    return GovernedBacktest.run(
        layers,
        DecisionParameters.read(reader),
        PaperParameters.read(reader),
        START,
        layers.candles().size(),
        FillTime.NEXT_OPEN);
  }

  private static BookCurve reference(LayerSignals layers) {
    return ReferenceBacktest.run(layers, START, layers.candles().size(), CostPreset.PRO.costs());
  }
}
