package com.iteradynamics.regime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.testkit.Tapes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Layer 1 says when it has too little to go by, and how its parameters are read. */
class RegimeEngineTest {
  private final CandleSeries candles = Tapes.random(3, 2_000);
  private final RegimeEngine engine = new RegimeEngine(RegimeParameters.defaults());

  @Test
  void withoutCandlesThereIsNoHourAndNoRegime() {
    RegimeState state = engine.classify(CandleSeries.empty("BTC-USD"));
    assertEquals(Optional.empty(), state.asof());
    assertEquals("insufficient_history", state.note());
    assertEquals(RegimeLabel.CHOP, state.label());
    assertEquals(8, state.missing().size());
    assertFalse(state.available());
  }

  @Test
  void oneCandleTooFewIsChopWithoutConfidence() {
    RegimeState state = engine.classify(candles.first(59));
    assertEquals("insufficient_history (need 60, have 59)", state.note());
    assertEquals(Optional.of(candles.openTime(58)), state.asof());
    assertEquals(0, state.confidence());
    assertFalse(state.available());
    assertTrue(engine.classify(candles.first(60)).available());
  }

  @Test
  void theCandlesNeededFollowTheLongerLength() {
    assertEquals(60, RegimeParameters.defaults().candlesNeeded());
    assertEquals(
        110, parameters(Map.of("REGIME_ATR_LEN", "100", "REGIME_EMA_SLOW", "60")).candlesNeeded());
  }

  @Test
  void theSameWindowGivesTheSameAnswer() {
    assertEquals(engine.classify(candles), engine.classify(candles));
  }

  @Test
  void allProblemsOfItsSettingsAreToldTogether() {
    SettingsReader settings =
        new SettingsReader(
            Map.of(
                "REGIME_EMA_FAST", "0",
                "REGIME_EMA_SLOW", "fifty",
                "REGIME_VOL_LO", "-0.1",
                "REGIME_PANIC_HI", "NaN"));
    RegimeParameters.read(settings);
    assertEquals(
        List.of(
            "REGIME_EMA_FAST must be a whole number 1..500, was \"0\"",
            "REGIME_EMA_SLOW must be a whole number 1..500, was \"fifty\"",
            "REGIME_VOL_LO must be a number 0.0..1.0, was \"-0.1\"",
            "REGIME_PANIC_HI must be a number 0.0..1.0, was \"NaN\""),
        settings.problems());
  }

  @Test
  void whatIsSetTakesEffect() {
    RegimeState usual = engine.classify(candles);
    RegimeParameters set = parameters(Map.of("REGIME_EMA_SLOW", "60"));
    RegimeState other = new RegimeEngine(set).classify(candles);
    assertEquals(usual.features().emaFast(), other.features().emaFast());
    assertTrue(usual.features().emaSlow() != other.features().emaSlow());
  }

  @Test
  void aPassOnlyTellsOfCandlesThatItStandsAt() {
    RegimePass pass = engine.over(candles);
    assertThrows(IndexOutOfBoundsException.class, () -> pass.state(0));
    assertTrue(pass.next());
    assertEquals(0, pass.pass().from());
    assertThrows(IndexOutOfBoundsException.class, () -> pass.state(pass.pass().to()));
    int end = pass.pass().to();
    assertTrue(pass.next());
    assertEquals(end, pass.pass().from());
    assertThrows(IndexOutOfBoundsException.class, () -> pass.state(end - 1));
  }

  private static RegimeParameters parameters(Map<String, String> environment) {
    SettingsReader settings = new SettingsReader(environment);
    RegimeParameters parameters = RegimeParameters.read(settings);
    settings.throwIfInvalid();
    return parameters;
  }
}
