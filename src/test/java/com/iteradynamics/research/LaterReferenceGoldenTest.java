package com.iteradynamics.research;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Strategies;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.testkit.Shared;
import com.iteradynamics.testkit.Table;
import com.iteradynamics.testkit.Tapes;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The reference's accounting of its later strategies over 2019 and 2020, in the windows of a live
 * tick, against the Python reference's own results on growing history.
 */
class LaterReferenceGoldenTest {
  private static final double RELATIVE = 1e-9;

  @ParameterizedTest
  @CsvSource({
    // key of the reference: strategy, parameters, whether it is told of its position
    "sg_core_exposure_v2.d200_c25, sg_core_exposure_v2, , false",
    "sg_core_exposure_v2.t2000_c00, sg_core_exposure_v2, SG_CORE_MACRO_EMA_LEN=2000"
        + " SG_CORE_MACRO_EXPO_CAP_BEAR=0, false",
    "sg_core_exposure_v2.t2000_c10, sg_core_exposure_v2, SG_CORE_MACRO_EMA_LEN=2000"
        + " SG_CORE_MACRO_EXPO_CAP_BEAR=0.1, false",
    "sg_volatility_breakout_v1.closed, sg_volatility_breakout_v1, , true",
    "sg_volatility_breakout_v2_macrofilter.closed_intended, sg_volatility_breakout_v2, , true",
    "sg_volatility_breakout_v3_volfilter.closed_intended, sg_volatility_breakout_v3, , true",
    "sg_compression_shot_v1.closed, sg_compression_shot_v1, , false",
    "sg_compression_shot_v2.closed, sg_compression_shot_v2, , false",
    "sg_compression_shot_v3.closed, sg_compression_shot_v3, , false",
    "sg_mean_reversion_extreme_v1.closed, sg_mean_reversion_extreme_v1, , true",
  })
  void figuresAndEquityAreThoseOfTheReference(
      String key, String id, String parameters, boolean told) throws IOException {
    CandleSeries tape = Tapes.of(Table.read(Shared.require("data/btcusd_1h_2019_2020.csv.gz")), 1);
    LayerSignals layers = layers(tape, id, parameters);
    for (int fee : new int[] {10, 90}) {
      BookCurve book = run(layers, told, new Costs(fee, 5));
      Table equity =
          Table.read(
              Shared.require(
                  "golden/later/backtest_equity." + key + "." + fee + "_5.2019-2020.csv.gz"));
      assertEquals(equity.size(), book.size());
      for (int k = 0; k < book.size(); k++) {
        assertEquals(Instant.parse(Tapes.iso(equity.text(k, "Timestamp"))), book.openTime(k));
        double expected = equity.number(k, "equity");
        assertEquals(expected, book.equityUsd(k), expected * RELATIVE, key + " hour " + k);
      }
      same(key, fee, ReferenceGoldenTest.figures(PerformanceMetrics.of(book)));
    }
  }

  private static void same(String key, int fee, Map<String, Double> ours) throws IOException {
    JsonNode figures =
        new ObjectMapper()
            .readTree(Shared.require("golden/later/backtest_metrics.2019-2020.json").toFile())
            .get(key)
            .get(fee + "+5");
    assertEquals(figures.size(), ours.size());
    ours.forEach(
        (name, value) -> {
          double expected = figures.get(name).asDouble();
          assertEquals(expected, value, Math.abs(expected) * RELATIVE, key + " " + name);
        });
  }

  private static BookCurve run(LayerSignals layers, boolean told, Costs costs) {
    int start = ReferenceBacktest.WARM_UP;
    int end = layers.candles().size();
    return told
        ? ReferenceBacktest.run(layers, start, end, costs)
        : ReferenceBacktest.run(layers.candles(), layers.columns(), start, end, costs);
  }

  private static LayerSignals layers(CandleSeries tape, String id, String parameters) {
    Map<String, String> set = new HashMap<>();
    for (String each : parameters == null ? new String[0] : parameters.split(" ")) {
      set.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
    }
    Strategy strategy =
        Strategies.load(LaterReferenceGoldenTest.class.getClassLoader())
            .find(id)
            .create(new SettingsReader(set));
    RegimeEngine engine = new RegimeEngine(RegimeParameters.defaults());
    return LayerSignals.over(engine, strategy, tape, 0, candle -> {});
  }
}
