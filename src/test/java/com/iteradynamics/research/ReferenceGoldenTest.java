package com.iteradynamics.research;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.LayerColumns;
import com.iteradynamics.strategy.Strategies;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.testkit.Shared;
import com.iteradynamics.testkit.Table;
import com.iteradynamics.testkit.Tapes;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference's accounting over 2019 and 2020 against the Python reference's own results. */
class ReferenceGoldenTest {
  private static final double RELATIVE = 1e-9;

  /** The figures that the reference engine tells, by its names. */
  static Map<String, Double> figures(PerformanceMetrics metrics) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("total_return", metrics.totalReturn());
    figures.put("cagr", metrics.cagr().orElseThrow());
    figures.put("max_drawdown", metrics.maxDrawdown());
    figures.put("calmar", metrics.calmar().orElseThrow());
    figures.put("sortino", metrics.sortino().orElseThrow());
    figures.put("avg_exposure", metrics.avgExposure());
    figures.put("time_in_market", metrics.timeInMarket());
    figures.put("final_equity", metrics.finalEquityUsd());
    figures.put("bars", (double) metrics.bars());
    figures.put("years", metrics.years());
    figures.put("rebalances", (double) metrics.rebalances());
    return figures;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sg_core_exposure_v1",
        "sg_trend_probe_v1",
        "sg_vol_probe_v1",
        "sg_regime_trend_v1"
      })
  void figuresAndEquityAreThoseOfTheReference(String id) throws IOException {
    Table candles = Table.read(Shared.require("data/btcusd_1h_2019_2020.csv.gz"));
    JsonNode figures =
        new ObjectMapper()
            .readTree(Shared.require("golden/backtest_metrics.2019-2020.json").toFile())
            .get(id);
    Table equity = Table.read(Shared.require("golden/backtest_equity." + id + ".2019-2020.csv.gz"));
    // The file holds one candle more than was traded at: the one in formation.
    BookCurve book = run(id, Tapes.of(candles, 1));
    assertEquals(equity.size(), book.size());
    double largest = 0;
    for (int k = 0; k < book.size(); k++) {
      assertEquals(Instant.parse(Tapes.iso(equity.text(k, "Timestamp"))), book.openTime(k));
      double expected = equity.number(k, "equity");
      assertEquals(expected, book.equityUsd(k), expected * RELATIVE, id + " hour " + k);
      assertEquals(equity.number(k, "exposure"), book.exposure(k), RELATIVE, id + " hour " + k);
      largest = Math.max(largest, Math.abs(book.equityUsd(k) / expected - 1));
    }
    Map<String, Double> ours = figures(PerformanceMetrics.of(book));
    assertEquals(figures.size(), ours.size());
    ours.forEach(
        (name, value) -> {
          double expected = figures.get(name).asDouble();
          assertEquals(expected, value, Math.abs(expected) * RELATIVE, id + " " + name);
        });
    System.out.println("[GOLDEN] harness, " + id + ": largest relative error " + largest);
  }

  private static BookCurve run(String id, CandleSeries tape) {
    RegimeEngine engine = new RegimeEngine(RegimeParameters.defaults());
    Strategy strategy =
        Strategies.load(ReferenceGoldenTest.class.getClassLoader())
            .find(id)
            .create(new SettingsReader(Map.of()));
    LayerColumns layers = LayerColumns.over(engine.over(tape), strategy);
    return ReferenceBacktest.run(
        tape, layers, ReferenceBacktest.WARM_UP, tape.size(), CostPreset.PRO.costs());
  }
}
