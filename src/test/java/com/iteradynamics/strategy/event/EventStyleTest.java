package com.iteradynamics.strategy.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Position;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyContext;
import com.iteradynamics.strategy.StrategyIntent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events: when one begins a trade, and when one ends it. */
class EventStyleTest {
  private static final CandleSeries EMPTY = CandleSeries.empty("BTC-USD");

  private static final RegimeState NONE =
      new RegimeEngine(RegimeParameters.defaults()).classify(EMPTY);

  private static final Instant NOW = Instant.parse("2026-03-01T14:00:00Z");

  private static Strategy strategy(Map<String, String> settings) {
    return new EventStyleProvider().create(new SettingsReader(settings));
  }

  private static StrategyIntent ask(
      Strategy strategy, OptionalDouble feed, OptionalDouble pLong, int heldHours) {
    Optional<Position> position =
        heldHours < 0
            ? Optional.empty()
            : Optional.of(new Position(NOW.minusSeconds(3600L * heldHours), 1, heldHours, 1, 0, 1));
    return strategy.intend(
        EMPTY, NONE, new StrategyContext("prime", true, NOW, pLong, position).withFeed(feed));
  }

  @ParameterizedTest
  @CsvSource({
    // probability, hours held or -1, answer, confidence, reason
    "0.6,                -1, ENTER_LONG, 0.6, event_entry",
    "0.5999999999999999, -1, HOLD, 0.5999999999999999, event_none",
    "0.5799999999999998, -1, HOLD, 0.5799999999999998, event_in_deadband",
    "0.5,                -1, HOLD, 0.5, event_in_deadband",
    "0.4,                -1, HOLD, 0.6, event_none",
    "0,                  -1, HOLD, 1, event_none",
    "1,                   3, HOLD, 1, event_held",
    "0.4,                 5, HOLD, 0.6, event_flip_too_early",
    "0.4,                 6, EXIT_LONG, 0.6, event_flip",
    "0.40000000000000008, 6, HOLD, 0.5999999999999999, event_held",
    "0.5,                 6, HOLD, 0.5, event_in_deadband",
  })
  void theRules(double p, int heldHours, Action action, double confidence, String reason) {
    StrategyIntent intent =
        ask(strategy(Map.of()), OptionalDouble.of(p), OptionalDouble.empty(), heldHours);
    assertEquals(action, intent.action());
    assertEquals(reason, intent.reason());
    assertEquals(confidence, intent.confidence());
    assertEquals(action == Action.ENTER_LONG ? 1 : 0, intent.desiredExposureFrac());
    assertEquals(1, intent.horizonHours());
  }

  @Test
  void theDeadbandCountsForAnEntryToo() {
    Strategy wide = strategy(Map.of("EVENT_DEADBAND", "0.2", "EVENT_CONF_MIN", "0.6"));
    StrategyIntent inside = ask(wide, OptionalDouble.of(0.69), OptionalDouble.empty(), -1);
    assertEquals("event_in_deadband", inside.reason());
    assertEquals(
        "event_entry", ask(wide, OptionalDouble.of(0.71), OptionalDouble.empty(), -1).reason());
  }

  @Test
  void itTradesTheProbabilityThatIsNamed() {
    Strategy feed = strategy(Map.of());
    Strategy model = strategy(Map.of("EVENT_SOURCE", "model"));
    OptionalDouble high = OptionalDouble.of(0.9);
    OptionalDouble none = OptionalDouble.empty();
    assertEquals("event_entry", ask(feed, high, none, -1).reason());
    assertEquals("feed_missing", ask(feed, none, high, -1).reason());
    assertEquals("event_entry", ask(model, none, high, -1).reason());
    assertEquals("p_long_absent", ask(model, high, none, -1).reason());
    assertEquals(Action.HOLD, ask(feed, none, none, 10).action());
  }

  @Test
  void itReadsItsPositionAndHasTheHorizonThatIsSet() {
    Strategy long7 = strategy(Map.of("EVENT_HORIZON_H", "7"));
    assertTrue(long7.readsPosition());
    assertEquals(7, ask(long7, OptionalDouble.of(0.9), OptionalDouble.empty(), -1).horizonHours());
  }
}
