package com.iteradynamics.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.testkit.Shared;
import com.iteradynamics.testkit.Table;
import com.iteradynamics.testkit.Tapes;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Legacy mode's regime against the reference's own answers. */
class LegacyGoldenTest {
  /** Severity is a multiple of the distance of two nearly equal means, rounded each its own way. */
  private static final double SEVERITY = 1e-12;

  private static final double MEAN = 1e-12;

  /** As a tick sees it. */
  private static final int WINDOW = 1_500;

  private static final Map<String, LegacyRegimeLabel> NAMES =
      Map.of(
          "\uD83D\uDC02 BULL QUIET", LegacyRegimeLabel.BULL_QUIET,
          "\uD83D\uDC0E BULL VOLATILE", LegacyRegimeLabel.BULL_VOLATILE,
          "\u26A0\uFE0F PULLBACK (Warning)", LegacyRegimeLabel.PULLBACK,
          "\uD83D\uDC2F RECOVERY", LegacyRegimeLabel.RECOVERY,
          "\uD83D\uDC3B BEAR QUIET", LegacyRegimeLabel.BEAR_QUIET,
          "\uD83E\uDE78 BEAR VOLATILE (Emergency)", LegacyRegimeLabel.BEAR_VOLATILE);

  @Test
  void labelMultiplierSeverityAndEmergencyAreThoseOfTheReference() {
    CandleSeries candles = candles();
    Table golden = Table.read(Shared.require("golden/legacy_regime_sample300.csv"));
    Set<LegacyRegimeLabel> met = EnumSet.noneOf(LegacyRegimeLabel.class);
    for (int row = 0; row < golden.size(); row++) {
      String at = golden.text(row, "last_row_ts(not dropped)");
      LegacyRegime seen = regime(upTo(candles, at));
      assertEquals(golden.number(row, "price"), seen.features().price(), at);
      assertEquals(NAMES.get(golden.text(row, "legacy_label")), seen.label(), at);
      assertEquals(golden.number(row, "risk_mult"), seen.label().riskMultiplier(), at);
      assertEquals(golden.number(row, "severity"), seen.severity(), SEVERITY, at);
      assertEquals(golden.text(row, "emergency_exit").equals("True"), seen.emergency(), at);
      met.add(seen.label());
    }
    assertEquals(EnumSet.allOf(LegacyRegimeLabel.class), met);
  }

  @Test
  void meansAndRangeAreThoseOfTheReference() {
    CandleSeries candles = candles();
    Table golden = Table.read(Shared.require("golden/prime_features.2019.csv.gz"));
    for (int row = WINDOW; row < golden.size(); row += 25) {
      String at = golden.text(row, "ts");
      LegacyRegime.Features seen = regime(upTo(candles, at)).features();
      near(golden.number(row, "sma50"), seen.sma50(), at);
      near(golden.number(row, "sma200"), seen.sma200(), at);
      near(golden.number(row, "atr14"), seen.atrPct() * seen.price(), at);
    }
  }

  private static void near(double expected, double seen, String at) {
    assertEquals(expected, seen, expected * MEAN, at);
  }

  private static CandleSeries candles() {
    return Tapes.of(Table.read(Shared.require("data/btcusd_1h_2019_2020.csv.gz")), 0);
  }

  private static CandleSeries upTo(CandleSeries candles, String at) {
    return candles.first(candles.countBefore(Instant.parse(Tapes.iso(at))) + 1).last(WINDOW);
  }

  private static LegacyRegime regime(CandleSeries window) {
    return new LegacyEngine(LegacyParameters.defaults(), 1)
        .read(window, Instant.EPOCH, OptionalDouble.empty(), java.util.Optional.empty())
        .regime()
        .orElseThrow();
  }
}
