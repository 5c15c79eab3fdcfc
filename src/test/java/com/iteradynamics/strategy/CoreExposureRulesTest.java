package com.iteradynamics.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.coreexposure.CoreExposure;
import com.iteradynamics.strategy.coreexposure.CoreExposureParameters;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Core Exposure's rules as tables, at a price of 1,000. */
class CoreExposureRulesTest {
  private static final double PRICE = 1_000;

  @ParameterizedTest
  @CsvSource({
    // regime, lead of the fast average, atr (USD): action, confidence, exposure, reason
    "PANIC, 5, 10, EXIT_LONG, 1.0, 0, regime_panic_force_exit",
    "TREND_DOWN, 5, 10, EXIT_LONG, 0.95, 0, regime_trend_down_flat",
    "VOL_EXPANSION, -1, 10, EXIT_LONG, 0.75, 0, vol_expansion_and_microtrend_negative_exit",
    "VOL_EXPANSION, 0, 10, HOLD, 0.25, 0, regime_vol_expansion_no_new_exposure",
    "VOL_EXPANSION, 5, 10, HOLD, 0.25, 0, regime_vol_expansion_no_new_exposure",
    "VOL_COMPRESSION, -1, 2, HOLD, 0.2, 0, vol_compression_but_microtrend_negative",
    "VOL_COMPRESSION, 0, 2, ENTER_LONG, 0.2925, 0.12, "
        + "vol_compression_anticipatory_long(bucket=negative)",
    "VOL_COMPRESSION, 2, 2, ENTER_LONG, 0.6075, 0.12, "
        + "vol_compression_anticipatory_long(bucket=strong)",
    "TREND_UP, -1, 10, HOLD, 0.3, 0, trend_up_but_microtrend_not_confirmed",
    "TREND_UP, 0, 10, ENTER_LONG, 0.4575, 0.75, trend_up_vol_scaled_exposure(bucket=negative)",
    "TREND_UP, 1.9, 10, ENTER_LONG, 0.57, 0.75, trend_up_vol_scaled_exposure(bucket=weak)",
    "TREND_UP, 2, 10, ENTER_LONG, 0.6825, 0.75, trend_up_vol_scaled_exposure(bucket=moderate)",
    "TREND_UP, 6, 10, ENTER_LONG, 0.7725, 0.75, trend_up_vol_scaled_exposure(bucket=strong)",
    "TREND_UP, 12, 20, ENTER_LONG, 0.7725, 0.375, trend_up_vol_scaled_exposure(bucket=strong)",
    "CHOP, 5, 10, HOLD, 0.2, 0, regime_chop_no_new_exposure",
  })
  void answersFollowFromRegimeAndAverages(
      RegimeLabel label,
      double lead,
      double atr,
      Action action,
      double confidence,
      double exposure,
      String reason) {
    Said said = said(Map.of(), label, lead, atr);
    assertEquals(action, said.answer.action());
    assertEquals(confidence, said.answer.confidence(), 1e-12);
    assertEquals(exposure, said.exposure, 1e-12);
    assertEquals(reason, said.answer.reason());
    assertEquals(label == RegimeLabel.PANIC, said.answer.panic());
  }

  @ParameterizedTest
  @CsvSource({
    // SG_CORE_SCALE_CAP, atr: exposure in compressed volatility (base 0.12, at most 0.20)
    ", 2, 0.12",
    "1, 2, 0.12",
    "1.5, 2, 0.18",
    "3, 2, 0.20",
    "0.5, 2, 0.06",
    "3, 8, 0.15",
  })
  void theScaleCapTakesEffectAsSetAboveOneToo(String cap, double atr, double exposure) {
    Map<String, String> set = cap == null ? Map.of() : Map.of("SG_CORE_SCALE_CAP", cap);
    assertEquals(exposure, said(set, RegimeLabel.VOL_COMPRESSION, 2, atr).exposure, 1e-12);
  }

  @ParameterizedTest
  @CsvSource({"TREND_UP, SG_CORE_MAX_EXPO_TREND_UP", "VOL_COMPRESSION, SG_CORE_SCALE_CAP"})
  void anEntryWithoutExposureIsAHold(RegimeLabel label, String variable) {
    Said said = said(Map.of(variable, "0"), label, 5, 5);
    assertEquals(Action.HOLD, said.answer.action());
    assertEquals(0, said.exposure);
    assertTrue(said.answer.reason().endsWith("(bucket=strong)"));
  }

  @Test
  void withoutAnyRangeStrengthIsMeasuredInThePriceAndVolatilityIsItsFloor() {
    Said said = said(Map.of("SG_CORE_SCALE_CAP", "10"), RegimeLabel.TREND_UP, 5, 0);
    assertEquals("trend_up_vol_scaled_exposure(bucket=weak)", said.answer.reason());
    Signals signals = rules(Map.of("SG_CORE_SCALE_CAP", "10")).signals(PRICE, 1_005, PRICE, 0);
    assertEquals(0.003, signals.available().get("atr_pct_eff"));
    assertEquals(0.010 / 0.003, signals.available().get("vol_mult"));
    assertEquals(0.005, signals.available().get("trend_strength"));
  }

  private static Said said(
      Map<String, String> environment, RegimeLabel label, double lead, double atr) {
    CoreExposure rules = rules(environment);
    StrategyIntent answer = rules.answer(label, PRICE, lead, atr);
    boolean enters = answer.action() == Action.ENTER_LONG;
    return new Said(answer, enters ? rules.exposure(label, PRICE, atr) : 0);
  }

  private static CoreExposure rules(Map<String, String> environment) {
    SettingsReader settings = new SettingsReader(environment);
    CoreExposureParameters parameters = CoreExposureParameters.read(settings);
    settings.throwIfInvalid();
    return new CoreExposure(parameters);
  }

  private record Said(StrategyIntent answer, double exposure) {}
}
