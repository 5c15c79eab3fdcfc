package com.iteradynamics.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.regimetrend.RegimeTrend;
import com.iteradynamics.strategy.regimetrend.RegimeTrendIndicators;
import com.iteradynamics.strategy.regimetrend.RegimeTrendParameters;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Regime Trend's rules as tables, around a steady upward trend that it enters. */
class RegimeTrendRulesTest {
  private static final RegimeTrendIndicators STEADY =
      new RegimeTrendIndicators(1_000, 1_010, 1_000, 10, 30, 1.2, 0.01, 0.7);

  @Test
  void entersASteadyTrend() {
    says("ENTER_LONG 0.75 enter_trend_vol_ok", STEADY, RegimeLabel.TREND_UP);
    says("ENTER_LONG 0.75 enter_trend_vol_ok", STEADY, RegimeLabel.CHOP);
    says("ENTER_LONG 0.75 enter_trend_vol_ok", STEADY, RegimeLabel.TREND_DOWN);
  }

  @Test
  void leavesByTheFirstExitThatHolds() {
    RegimeTrendIndicators broken =
        new RegimeTrendIndicators(1_000, 990, 1_000, 31, 30, 1.2, 0.01, 0.7);
    RegimeTrendIndicators wild =
        new RegimeTrendIndicators(1_000, 1_010, 1_000, 31, 30, 1.2, 0.02, 0.7);
    says("EXIT_LONG 0.99 exit_regime_panic panic", broken, RegimeLabel.PANIC);
    says("EXIT_LONG 0.99 exit_trend_break", broken, RegimeLabel.TREND_UP);
    says("EXIT_LONG 0.99 exit_vol_panic panic", wild, RegimeLabel.TREND_UP);
  }

  @Test
  void withoutARegimeItLeavesButDoesNotEnter() {
    RegimeTrend rules = rules(Map.of());
    RegimeTrendIndicators broken =
        new RegimeTrendIndicators(1_000, 990, 1_000, 10, 30, 1, 0.01, 0.7);
    RegimeTrendIndicators slack =
        new RegimeTrendIndicators(1_000, 1_010, 1_000, 10, 30, 1, 0.01, 0.1);
    assertEquals("HOLD 0.0 regime_unavailable", said(rules, STEADY, false, null));
    assertEquals("HOLD 0.0 regime_unavailable", said(rules, slack, false, null));
    assertEquals("EXIT_LONG 0.99 exit_trend_break", said(rules, broken, false, null));
  }

  @ParameterizedTest
  @EnumSource(
      value = RegimeLabel.class,
      names = {"VOL_EXPANSION", "VOL_COMPRESSION"})
  void doesNotEnterWhenVolatilityIsUnusual(RegimeLabel label) {
    says("FLAT 0.75 no_entry_filters", STEADY, label);
  }

  @ParameterizedTest
  @CsvSource({
    // fast average, atr, atr_pct_s, trend_s: answer (slow average 1,000, price 1,000)
    "1000, 10, 0.01, 0.7, FLAT 0.75 no_entry_filters",
    "1010, 10, 0.01, 0.25, FLAT 0.55 no_entry_filters",
    "1010, 10, 0.01, 0.26, ENTER_LONG 0.55 enter_trend_vol_ok",
    "1010, 10, 0.01, 0.4, ENTER_LONG 0.65 enter_trend_vol_ok",
    "1010, 10, 0.01, 0.6, ENTER_LONG 0.75 enter_trend_vol_ok",
    "1010, 2, 0.0029, 0.7, FLAT 0.75 no_entry_filters",
    "1010, 2, 0.003, 0.7, ENTER_LONG 0.75 enter_trend_vol_ok",
    "1010, 20, 0.02, 0.7, ENTER_LONG 0.75 enter_trend_vol_ok",
    "1010, 20, 0.021, 0.7, FLAT 0.75 no_entry_filters",
    "1010, 18, 0.01, 0.7, ENTER_LONG 0.75 enter_trend_vol_ok",
    "1010, 18.1, 0.01, 0.7, FLAT 0.75 no_entry_filters",
    "1010, 30, 0.02, 0.7, ENTER_LONG 0.75 enter_trend_vol_ok",
    "1010, 30.1, 0.02, 0.7, EXIT_LONG 0.99 exit_vol_panic panic",
    "1010, NaN, 0.02, 0.7, HOLD 0.0 INSUFFICIENT_HISTORY_OR_NAN",
  })
  void everyFilterHasToPass(
      double fast, double atr, double atrPctSmoothed, double trendSmoothed, String answer) {
    RegimeTrendIndicators at =
        new RegimeTrendIndicators(1_000, fast, 1_000, atr, 30, 1, atrPctSmoothed, trendSmoothed);
    says(answer, at, RegimeLabel.TREND_UP);
  }

  @ParameterizedTest
  @CsvSource({
    // p_long: confidence
    ", 0.75",
    "0.54, 0.7",
    "0.55, 0.75",
    "0.60, 0.8",
    "0.70, 0.85",
  })
  void theModelMovesConfidence(Double pLong, double confidence) {
    String expected = "ENTER_LONG " + confidence + " enter_trend_vol_ok";
    assertEquals(expected, said(rules(Map.of()), STEADY, true, pLong));
  }

  @ParameterizedTest
  @CsvSource({
    // mode, ADX_MIN, ADX_REL_MIN, adx, adx_rel: answer
    "soft, 0, 1, 30, 0.9, ENTER_LONG 0.65 enter_trend_vol_soft_penalty",
    "soft, 0, 1, 30, 1.0, ENTER_LONG 0.75 enter_trend_vol_ok",
    "soft, 25, 0, 20, 0.9, ENTER_LONG 0.65 enter_trend_vol_soft_penalty",
    "soft, 25, 0, 25, 0.9, ENTER_LONG 0.75 enter_trend_vol_ok",
    "soft, 25, 0, NaN, 1.0, ENTER_LONG 0.65 enter_trend_vol_soft_penalty",
    "soft, 0, 0, NaN, 0.1, ENTER_LONG 0.75 enter_trend_vol_ok",
    "hard, 0, 1, 30, 0.9, FLAT 0.75 no_entry_adx_gate",
    "HARD, 0, 1, 30, 1.0, ENTER_LONG 0.75 enter_trend_vol_ok",
    "off, 90, 9, 30, 0.9, ENTER_LONG 0.75 enter_trend_vol_ok",
  })
  void aWeakAdxDoesWhatItsModeSays(
      String mode, String min, String relMin, double adx, double adxRelative, String answer) {
    RegimeTrend rules =
        rules(Map.of("SGRT_ADX_MODE", mode, "SGRT_ADX_MIN", min, "SGRT_ADX_REL_MIN", relMin));
    RegimeTrendIndicators at =
        new RegimeTrendIndicators(1_000, 1_010, 1_000, 10, adx, adxRelative, 0.01, 0.7);
    assertEquals(answer, said(rules, at, true, null));
  }

  @Test
  void confidenceStaysWithinItsLimits() {
    RegimeTrendIndicators weak =
        new RegimeTrendIndicators(1_000, 1_010, 1_000, 10, 30, 0.9, 0.01, 0.7);
    assertEquals(
        "ENTER_LONG 0.99 enter_trend_vol_ok",
        said(rules(Map.of("SGRT_P_LONG_BOOST_70", "1")), STEADY, true, 0.9));
    assertEquals(
        "ENTER_LONG 0.0 enter_trend_vol_soft_penalty",
        said(rules(Map.of("SGRT_ADX_SOFT_PENALTY", "1")), weak, true, null));
  }

  private static void says(String expected, RegimeTrendIndicators at, RegimeLabel label) {
    RegimeTrend rules = rules(Map.of());
    assertEquals(expected, text(rules.answer(at, label, true, OptionalDouble.empty())));
  }

  private static String said(
      RegimeTrend rules, RegimeTrendIndicators at, boolean available, Double pLong) {
    OptionalDouble model = pLong == null ? OptionalDouble.empty() : OptionalDouble.of(pLong);
    RegimeLabel label = available ? RegimeLabel.TREND_UP : RegimeLabel.CHOP;
    return text(rules.answer(at, label, available, model));
  }

  private static String text(StrategyIntent answer) {
    double rounded = Math.round(answer.confidence() * 1e9) / 1e9;
    String panic = answer.panic() ? " panic" : "";
    return answer.action() + " " + rounded + " " + answer.reason() + panic;
  }

  private static RegimeTrend rules(Map<String, String> environment) {
    SettingsReader settings = new SettingsReader(environment);
    RegimeTrendParameters parameters = RegimeTrendParameters.read(settings);
    settings.throwIfInvalid();
    return new RegimeTrend(parameters);
  }
}
