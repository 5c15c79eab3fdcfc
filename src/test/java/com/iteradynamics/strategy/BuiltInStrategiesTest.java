package com.iteradynamics.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeFeatures;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.settings.Setting;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.regimetrend.RegimeTrendProvider;
import com.iteradynamics.testkit.Tapes;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What all built-in strategies have in common, and how their settings are read. */
class BuiltInStrategiesTest {
  private final CandleSeries tape = Tapes.random(4, 300);

  @Test
  void theDefaultIsProvidedFirst() {
    List<String> ids =
        ServiceLoader.load(StrategyProvider.class).stream()
            .map(provider -> provider.get().id())
            .toList();
    assertEquals("sg_core_exposure_v1", ids.getFirst());
    assertTrue(
        ids.containsAll(
            List.of(
                "sg_trend_probe_v1", "sg_vol_probe_v1", "sg_regime_trend_v1", "sg_stub_strategy")));
  }

  @Test
  void everySettingHasANameOfItsOwnAMeaningAndADefaultInItsRange() {
    Set<String> names = new HashSet<>();
    for (StrategyProvider provider : LayerPassTest.builtIn()) {
      assertFalse(provider.description().isBlank());
      for (Setting setting : provider.settings()) {
        assertTrue(names.add(setting.name()), setting.name());
        assertFalse(setting.meaning().isBlank(), setting.name());
        SettingsReader typed = new SettingsReader(Map.of(setting.name(), setting.defaultText()));
        provider.create(typed);
        assertEquals(List.of(), typed.problems());
      }
    }
    assertEquals(12 + 5 + 5 + 21, names.size());
  }

  @ParameterizedTest
  @CsvSource({
    // candles: what each says of too little history
    "51, insufficient_history(len=51; need=52), insufficient_history(len=51; need=52), , "
        + "INSUFFICIENT_HISTORY_OR_NAN",
    "22, insufficient_history(len=22; need=52), insufficient_history(len=22; need=52), "
        + "insufficient_history(len=22; need=23), INSUFFICIENT_HISTORY_OR_NAN",
    "0, insufficient_history(len=0; need=52), insufficient_history(len=0; need=52), "
        + "insufficient_history(len=0; need=23), INSUFFICIENT_HISTORY_OR_NAN",
  })
  void tooLittleHistoryIsAHoldWithoutConfidence(
      int candles, String core, String trend, String vol, String regimeTrend) {
    String[] reasons = {core, trend, vol, regimeTrend};
    for (int i = 0; i < reasons.length; i++) {
      if (reasons[i] != null) {
        StrategyProvider provider = LayerPassTest.builtIn().get(i);
        StrategyIntent intent = intent(provider, tape.first(candles), RegimeLabel.TREND_UP);
        assertEquals(Action.HOLD, intent.action());
        assertEquals(0, intent.confidence());
        assertEquals(reasons[i].replace(';', ','), intent.reason());
        assertEquals(Map.of(), intent.signals().available());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1.0", "1, 1.0", "2, 1.0", "3, 0.99"})
  void everyStrategyLeavesInAPanicWithoutWaiting(int strategy, double confidence) {
    StrategyProvider provider = LayerPassTest.builtIn().get(strategy);
    StrategyIntent intent = intent(provider, tape, RegimeLabel.PANIC);
    assertEquals(Action.EXIT_LONG, intent.action());
    assertEquals(confidence, intent.confidence());
    assertTrue(intent.panic());
  }

  @Test
  void theStubHoldsWhateverHappens() {
    StrategyIntent intent = intent(new StubProvider(), tape, RegimeLabel.PANIC);
    assertEquals(Action.HOLD, intent.action());
    assertEquals("stub_strategy_loaded", intent.reason());
    assertEquals(48, intent.horizonHours());
  }

  @Test
  void impossibleCombinationsOfRegimeTrendAreToldTogether() {
    SettingsReader settings =
        new SettingsReader(
            Map.of(
                "SGRT_VOL_MIN", "0.03",
                "SGRT_VOL_EXIT_MAX", "0.01",
                "SGRT_SPIKE_RATIO_MAX", "0",
                "SGRT_ADX_REL_WIN", "0",
                "SGRT_ADX_REL_MIN", "-1",
                "SGRT_ADX_MODE", "maybe",
                "SGRT_TREND_MIN", "-0.1",
                "SGRT_EXPO_FRAC", "0"));
    new RegimeTrendProvider().create(settings);
    assertEquals(
        List.of(
            "SGRT_TREND_MIN must be a number 0.0..100.0, was \"-0.1\"",
            "SGRT_ADX_REL_WIN must be a whole number 1..500, was \"0\"",
            "SGRT_ADX_REL_MIN must be a number 0.0..1000.0, was \"-1\"",
            "SGRT_ADX_MODE must be one of off | soft | hard, was \"maybe\"",
            "SGRT_VOL_MIN must be <= SGRT_VOL_MAX, was 0.03 > 0.02",
            "SGRT_VOL_MAX must be <= SGRT_VOL_EXIT_MAX, was 0.02 > 0.01",
            "SGRT_SPIKE_RATIO_MAX must be > 0, was 0",
            "SGRT_EXPO_FRAC must be > 0, was 0"),
        settings.problems());
  }

  private static StrategyIntent intent(
      StrategyProvider provider, CandleSeries closed, RegimeLabel label) {
    RegimeState regime =
        new RegimeState(Optional.empty(), label, 0.5, RegimeFeatures.NONE, "as if", List.of());
    StrategyContext context =
        new StrategyContext("prime", true, Instant.EPOCH, OptionalDouble.empty());
    return provider.create(new SettingsReader(Map.of())).intend(closed, regime, context);
  }
}
