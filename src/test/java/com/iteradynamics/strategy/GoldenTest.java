package com.iteradynamics.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeFeatures;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.coreexposure.CoreExposureProvider;
import com.iteradynamics.strategy.regimetrend.RegimeTrendProvider;
import com.iteradynamics.strategy.trendprobe.TrendProbeProvider;
import com.iteradynamics.strategy.volprobe.VolProbeProvider;
import com.iteradynamics.testkit.Shared;
import com.iteradynamics.testkit.Table;
import com.iteradynamics.testkit.Tapes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Layers 1 and 2 against the reference's own answers for every hour of 2019 and 2020: words and
 * decisions equal, numbers within the tolerance stated with each.
 */
class GoldenTest {
  private static final double EXACT = 1e-12;

  private static final double VOLUME_Z = 1e-9;

  /** The reference sums online: its bands differ from exact ones by up to 2.2e-12. */
  private static final double BAND = 5e-12;

  private static final double BAND_WIDTH = 1e-8;

  private final GoldenErrors errors = new GoldenErrors();
  private static Optional<CandleSeries> candles = Optional.empty();

  @BeforeAll
  static void readCandles() {
    // The file holds one candle more than there are answers: the one in formation.
    candles =
        Shared.file("data/btcusd_1h_2019_2020.csv.gz").map(file -> Tapes.of(Table.read(file), 1));
  }

  @Test
  void regimeIsThatOfTheReference() {
    regimeIsThatOfTheReference(goldens("regime"), layers(new StubProvider(), candles()));
    errors.report("regime");
  }

  /**
   * Tapes with holes: the rows that exist are neighbors, and what is missing is made up nowhere.
   */
  @ParameterizedTest
  @EnumSource
  void layersOnATapeWithHolesAreThoseOfTheReference(Holes holes) {
    regimeIsThatOfTheReference(
        holes.rows("regime"), layers(new StubProvider(), holes.of(candles())));
    strategyIsThatOfTheReference(
        holes.rows("sg_core_exposure_v1"),
        layers(new CoreExposureProvider(), holes.of(candles())),
        "sig_",
        Map.of());
    errors.report(holes.file);
  }

  /** What is missing, and the reference's answers to that. */
  enum Holes {
    ONE_HOUR("holes.a_one_hour_removed", 3_000),
    EVERY_700TH_HOUR("holes.b_every_700th_removed", 2_942);

    private static final Instant HOUR = Instant.parse("2020-02-13T07:00:00Z");

    private final String file;
    private final int answers;

    Holes(String file, int answers) {
      this.file = file;
      this.answers = answers;
    }

    CandleSeries of(CandleSeries candles) {
      return this == ONE_HOUR
          ? Tapes.kept(candles, i -> !candles.openTime(i).equals(HOUR))
          : Tapes.kept(candles, i -> i == 0 || i % 700 != 0);
    }

    List<Golden> rows(String layer) {
      List<Golden> rows = Golden.rows("later/" + file + "." + layer);
      assertEquals(answers, rows.size());
      return rows;
    }
  }

  private void regimeIsThatOfTheReference(List<Golden> rows, LayerPass layers) {
    for (Golden golden : rows) {
      RegimeState state = atNext(layers, golden).regime();
      assertEquals(golden.time(), state.asof().orElseThrow());
      assertEquals(golden.text("label"), state.label().name(), golden::toString);
      assertEquals(golden.number("confidence"), state.confidence(), golden::toString);
      assertEquals(golden.text("note"), state.note(), golden::toString);
      RegimeFeatures features = state.features();
      errors.check(golden, "price", features.price(), 0);
      errors.check(golden, "ema_fast", features.emaFast(), EXACT);
      errors.check(golden, "ema_slow", features.emaSlow(), EXACT);
      errors.check(golden, "atr", features.atr(), EXACT);
      errors.check(golden, "atr_pct", features.atrPct(), EXACT);
      errors.check(golden, "trend_strength", features.trendStrength(), EXACT);
      errors.check(golden, "volume_z", features.volumeZ(), VOLUME_Z);
      errors.check(golden, "range_pct", features.rangePct(), EXACT);
    }
  }

  @Test
  void coreExposureIsThatOfTheReference() {
    strategyIsThatOfTheReference(new CoreExposureProvider(), "sig_", Map.of());
  }

  @Test
  void trendProbeIsThatOfTheReference() {
    strategyIsThatOfTheReference(new TrendProbeProvider(), "sig_", Map.of());
  }

  @Test
  void volProbeIsThatOfTheReference() {
    strategyIsThatOfTheReference(
        new VolProbeProvider(),
        "sig_",
        Map.of(
            "bb_upper", BAND,
            "bb_width", BAND_WIDTH,
            "bb_width_prev", BAND_WIDTH,
            "ratio", BAND_WIDTH));
  }

  @Test
  void regimeTrendIsThatOfTheReference() {
    strategyIsThatOfTheReference(new RegimeTrendProvider(), "", Map.of());
  }

  private void strategyIsThatOfTheReference(
      StrategyProvider provider, String prefix, Map<String, Double> tolerances) {
    strategyIsThatOfTheReference(
        goldens(provider.id()), layers(provider, candles()), prefix, tolerances);
    errors.report(provider.id());
  }

  private void strategyIsThatOfTheReference(
      List<Golden> rows, LayerPass layers, String prefix, Map<String, Double> tolerances) {
    for (Golden golden : rows) {
      StrategyIntent intent = atNext(layers, golden).intent();
      assertEquals(golden.text("action"), intent.action().name(), golden::toString);
      assertEquals(golden.number("confidence"), intent.confidence(), golden::toString);
      assertEquals(golden.text("reason"), intent.reason(), golden::toString);
      assertEquals(golden.number("horizon_hours"), intent.horizonHours(), golden::toString);
      errors.check(golden, "desired_exposure_frac", intent.desiredExposureFrac(), EXACT);
      Signals signals = intent.signals();
      for (int i = 0; i < signals.names().size(); i++) {
        String name = signals.names().get(i);
        if (name.equals("ratio") && Double.isNaN(golden.number(prefix + name))) {
          continue; // The reference tells the ratio of entries only.
        }
        double tolerance = tolerances.getOrDefault(name, EXACT);
        errors.check(golden, prefix + name, signals.values()[i], tolerance);
      }
    }
  }

  /** The layers, moved on to the candle of the answer. */
  private static LayerPass atNext(LayerPass layers, Golden golden) {
    do {
      assertTrue(layers.next());
    } while (layers.candles().openTime(layers.index()).isBefore(golden.time()));
    assertEquals(golden.time(), layers.candles().openTime(layers.index()));
    return layers;
  }

  private static LayerPass layers(StrategyProvider provider, CandleSeries candles) {
    RegimeEngine engine = new RegimeEngine(RegimeParameters.defaults());
    return LayerPass.over(engine, provider.create(new SettingsReader(Map.of())), candles);
  }

  private static CandleSeries candles() {
    Shared.require("data/btcusd_1h_2019_2020.csv.gz");
    return candles.orElseThrow();
  }

  private static List<Golden> goldens(String name) {
    List<Golden> rows = Golden.years(name);
    assertEquals(rows.size(), candles().size());
    return rows;
  }
}
