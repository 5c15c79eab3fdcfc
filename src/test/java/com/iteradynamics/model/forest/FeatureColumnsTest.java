package com.iteradynamics.model.forest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.GapRule;
import com.iteradynamics.testkit.Seed;
import com.iteradynamics.testkit.Shared;
import com.iteradynamics.testkit.Table;
import com.iteradynamics.testkit.Tapes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The features, beside those of the Python system and beside themselves in a shorter window. */
class FeatureColumnsTest {

  @Test
  void areThoseOfThePythonSystem() {
    Table golden = Table.read(Shared.require("golden/prime_features.2019.csv.gz"));
    CandleSeries candles =
        Tapes.of(Table.read(Shared.require("data/btcusd_1h_2019_2020.csv.gz")), 0)
            .first(golden.size());
    FeatureColumns columns = FeatureColumns.of(candles);
    double worstBand = 0;
    double worstVolume = 0;
    for (int i = 0; i < golden.size(); i++) {
      assertEquals(Tapes.iso(golden.text(i, "ts")), candles.openTime(i).toString());
      assertEquals(golden.number(i, "rsi14"), columns.at(Feature.RSI14, i), "rsi14 at " + i);
      worstBand =
          Math.max(worstBand, apart(golden.number(i, "bb_pos"), columns, Feature.BB_POS, i));
      worstVolume =
          Math.max(worstVolume, apart(golden.number(i, "vol_z20"), columns, Feature.VOL_Z20, i));
    }
    System.out.println(
        "[GOLDEN] features: bb_pos within " + worstBand + ", vol_z20 within " + worstVolume);
    assertTrue(worstBand <= 1.1e-9, "bb_pos " + worstBand);
    assertTrue(worstVolume <= 1e-9, "vol_z20 " + worstVolume);
  }

  private static double apart(double expected, FeatureColumns columns, Feature feature, int i) {
    double is = columns.at(feature, i);
    assertEquals(Double.isNaN(expected), Double.isNaN(is), feature + " at " + i);
    return Double.isNaN(expected) ? 0 : Math.abs(expected - is) / Math.max(1, Math.abs(expected));
  }

  @Test
  void areTheSameBitsInALiveWindow() {
    long seed = Seed.value();
    CandleSeries candles = Tapes.random(seed, 2_000);
    FeatureColumns whole = FeatureColumns.of(candles);
    for (int end : new int[] {1_500, 1_501, 1_777, 2_000}) {
      FeatureColumns window = FeatureColumns.of(candles.first(end).last(1_500));
      for (Feature feature : Feature.values()) {
        assertEquals(whole.at(feature, end - 1), window.at(feature, 1_499), feature + " at " + end);
      }
    }
  }

  @Test
  void areNotDefinedWithoutHistoryNorWhereNothingMoves() {
    FeatureColumns early = FeatureColumns.of(Tapes.random(1, 30));
    assertTrue(Double.isNaN(early.at(Feature.RSI14, 13)));
    assertFalse(Double.isNaN(early.at(Feature.RSI14, 14)));
    assertFalse(early.defined(18));
    assertTrue(early.defined(19));
    List<Candle> flat = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      flat.add(new Candle(Instant.EPOCH.plusSeconds(3_600L * i), 5, 5, 5, 5, 3));
    }
    FeatureColumns still = FeatureColumns.of(CandleSeries.of("BTC-USD", flat));
    for (Feature feature : Feature.values()) {
      assertTrue(Double.isNaN(still.at(feature, 39)), feature.word());
    }
  }

  /** What a forest is trained on is what a tick could have asked it about. */
  @Test
  void reachAcrossNoHoleThatCuts() {
    CandleSeries whole = Tapes.random(Seed.value(), 900);
    for (int missing : new int[] {24, 25, 60}) {
      CandleSeries candles = Tapes.kept(whole, i -> i < 400 || i >= 400 + missing);
      FeatureColumns columns = FeatureColumns.of(candles, GapRule.DEFAULT);
      for (int i = 0; i < candles.size(); i++) {
        FeatureColumns asked = FeatureColumns.newest(GapRule.DEFAULT.uncut(candles.first(i + 1)));
        assertEquals(asked.defined(0), columns.defined(i), missing + " missing, candle " + i);
        for (Feature feature : Feature.values()) {
          assertEquals(asked.at(feature, 0), columns.at(feature, i), feature + " at " + i);
        }
      }
      int outcomes = 900 - missing - 2 * 24;
      int warmUps = missing > 24 ? 2 : 1;
      assertEquals(outcomes - warmUps * 19, Samples.of(candles, GapRule.DEFAULT).size());
    }
  }
}
