package com.iteradynamics.strategy.primemodel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.StrategyContext;
import com.iteradynamics.strategy.StrategyIntent;
import com.iteradynamics.testkit.Tapes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The strategy that does as the model says. */
class PrimeModelTest {
  private static final CandleSeries TAPE = Tapes.random(6, 80);
  private static final SettingsReader NOTHING_SET = new SettingsReader(Map.of());

  @ParameterizedTest
  @CsvSource({
    // conf_min, p_long: what it wants, confidence, share of equity, why
    "    , 0.64,                ENTER_LONG, 0.64, 1, p_long_at_least_conf_min",
    "    , 0.6399999999999999,  FLAT,       0.3600000000000001, 0, p_long_below_conf_min",
    "    , 1,                   ENTER_LONG, 1,    1, p_long_at_least_conf_min",
    "    , 0,                   FLAT,       1,    0, p_long_below_conf_min",
    "0.5 , 0.5,                 ENTER_LONG, 0.5,  1, p_long_at_least_conf_min",
    "0   , 0,                   ENTER_LONG, 0,    1, p_long_at_least_conf_min",
    "    ,     ,                HOLD,       0,    0, p_long_absent"
  })
  void doesAsTheModelSays(
      String confMin, Double pLong, Action action, double confidence, double share, String why) {
    SettingsReader settings =
        confMin == null ? NOTHING_SET : new SettingsReader(Map.of("PRIME_CONF_MIN", confMin));
    StrategyIntent intent = intent(settings, pLong);
    assertEquals(action, intent.action());
    assertEquals(confidence, intent.confidence());
    assertEquals(share, intent.desiredExposureFrac());
    assertEquals(why, intent.reason());
    assertEquals(0, intent.horizonHours(), "the governors' horizon");
  }

  @Test
  void tellsWhatItCompared() {
    assertEquals(
        Map.of("p_long", 0.7, "conf_min", 0.64), intent(NOTHING_SET, 0.7).signals().available());
    assertEquals(Map.of(), intent(NOTHING_SET, null).signals().available());
  }

  @Test
  void hasNoParametersOfItsOwn() {
    assertEquals(List.of(), new PrimeModelProvider().settings());
  }

  private static StrategyIntent intent(SettingsReader settings, Double pLong) {
    OptionalDouble model = pLong == null ? OptionalDouble.empty() : OptionalDouble.of(pLong);
    return new PrimeModelProvider()
        .create(settings)
        .intend(
            TAPE,
            new RegimeEngine(RegimeParameters.read(NOTHING_SET)).classify(TAPE),
            new StrategyContext("prime", true, Instant.EPOCH, model));
  }
}
