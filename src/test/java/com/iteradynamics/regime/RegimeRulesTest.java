package com.iteradynamics.regime;

import static com.iteradynamics.regime.RegimeLabel.CHOP;
import static com.iteradynamics.regime.RegimeLabel.PANIC;
import static com.iteradynamics.regime.RegimeLabel.TREND_DOWN;
import static com.iteradynamics.regime.RegimeLabel.TREND_UP;
import static com.iteradynamics.regime.RegimeLabel.VOL_COMPRESSION;
import static com.iteradynamics.regime.RegimeLabel.VOL_EXPANSION;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.market.GapRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Layer 1's rules as a table: what is measured, and the label and confidence that follow. */
class RegimeRulesTest {
  private static final double PRICE = 1_000;

  /** Features at a price of 1,000: range, lead of the fast average, atr (all USD), volume z. */
  private record Row(
      String what,
      double range,
      double lead,
      double atr,
      double volumeZ,
      RegimeLabel label,
      double confidence) {
    @Override
    public String toString() {
      return what;
    }
  }

  static final List<Row> ROWS =
      List.of(
          row("panic by atr and volume", 0, 0, 45, 3, PANIC, 0.75),
          row("panic by range and volume", 41, 0, 10, 3, PANIC, 0.4),
          row("panic by atr alone", 0, 0, 61, 0, PANIC, 0.91),
          row("panic's confidence has a cap", 0, 0, 90, 0, PANIC, 1),
          row(
              "panic's confidence has a floor far below its threshold",
              41,
              0,
              0.5,
              3,
              PANIC,
              0.305),
          row("a volume z of exactly the threshold is no panic", 41, 0, 10, 2.5, CHOP, 0.6),
          row("a range of exactly the threshold is no panic", 40, 0, 10, 9, CHOP, 0.6),
          row(
              "an atr of exactly one and a half thresholds is no panic",
              0,
              0,
              60,
              0,
              VOL_EXPANSION,
              0.775),
          row("panic comes before expansion", 50, 9, 41, 2.6, PANIC, 0.71),
          row("expansion", 0, 0, 30, 0, VOL_EXPANSION, 0.625),
          row("expansion comes before trend", 0, 100, 26, 0, VOL_EXPANSION, 0.605),
          row("an atr of exactly the upper threshold is no expansion", 0, 0, 25, 0, CHOP, 0.6),
          row("compression", 0, 0, 1, 0, VOL_COMPRESSION, 0.7),
          row("compression comes before trend", 0, 100, 2, 0, VOL_COMPRESSION, 0.65),
          row("an atr of exactly the lower threshold is no compression", 0, 0, 3, 0, CHOP, 0.6),
          row("trend up", 0, 5, 10, 0, TREND_UP, 0.7),
          row("trend down", 0, -5, 10, 0, TREND_DOWN, 0.7),
          row("a trend of exactly the threshold is one", 0, 2.5, 10, 0, TREND_UP, 0.6),
          row("a trend's confidence has a cap", 0, 50, 10, 0, TREND_UP, 0.9),
          row("less than the threshold is chop", 0, 2, 10, 0, CHOP, 0.5),
          row("chop to either side", 0, -2, 10, 0, CHOP, 0.5));

  private final RegimeRules rules = new RegimeRules(RegimeParameters.defaults());

  @ParameterizedTest
  @FieldSource("ROWS")
  void labelAndConfidenceFollowFromTheFeatures(Row row) {
    RegimeRules.Classification verdict = verdict(rules, row);
    assertEquals(row.label(), verdict.label());
    assertEquals(row.confidence(), Rounding.toFourDecimals(verdict.confidence()), 1e-12);
  }

  @ParameterizedTest
  @FieldSource("ROWS")
  void whatIsPlainNeedsNoVolume(Row row) {
    double slow = PRICE - row.lead();
    if (rules.plain(row.range(), PRICE, 1, PRICE, slow, row.atr())) {
      assertEquals(verdict(rules, row), rules.verdictWithoutPanic(PRICE, PRICE, slow, row.atr()));
    }
  }

  @Test
  void averagesOnTopOfEachOtherAreADownwardTrendWhenAnyTrendWillDo() {
    RegimeParameters any =
        new RegimeParameters(20, 50, 14, 0, 0.003, 0.025, 0.04, 2.5, GapRule.DEFAULT);
    RegimeRules.Classification verdict =
        new RegimeRules(any).verdictWithoutPanic(PRICE, PRICE, PRICE, 10);
    assertEquals(TREND_DOWN, verdict.label());
  }

  private static RegimeRules.Classification verdict(RegimeRules rules, Row row) {
    return rules.verdict(row.range(), PRICE, PRICE, PRICE - row.lead(), row.atr(), row.volumeZ());
  }

  private static Row row(
      String what,
      double range,
      double lead,
      double atr,
      double volumeZ,
      RegimeLabel label,
      double confidence) {
    return new Row(what, range, lead, atr, volumeZ, label, confidence);
  }
}
