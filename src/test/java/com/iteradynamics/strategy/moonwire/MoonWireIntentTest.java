package com.iteradynamics.strategy.moonwire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.StrategyContext;
import com.iteradynamics.strategy.StrategyIntent;
import com.iteradynamics.testkit.Shared;
import com.iteradynamics.testkit.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The feed strategy. */
class MoonWireIntentTest {
  private static final CandleSeries EMPTY = CandleSeries.empty("BTC-USD");

  private static final RegimeState NONE =
      new RegimeEngine(RegimeParameters.defaults()).classify(EMPTY);

  private static StrategyIntent ask(OptionalDouble feed, Map<String, String> settings) {
    SettingsReader reader = new SettingsReader(settings);
    StrategyContext context =
        new StrategyContext("prime", true, Instant.EPOCH, OptionalDouble.of(0.9)).withFeed(feed);
    return new MoonWireProvider().create(reader).intend(EMPTY, NONE, context);
  }

  @ParameterizedTest
  @CsvSource({
    "0.65,                ENTER_LONG, 0.65, 0.985, feed_at_least_long_thresh",
    "0.6499999999999999,  HOLD, 0.5, 0, feed_between_thresholds",
    "0.35000000000000003, HOLD, 0.5, 0, feed_between_thresholds",
    "0.35,                EXIT_LONG, 0.65, 0, feed_at_most_short_thresh",
    "0,                   EXIT_LONG, 1, 0, feed_at_most_short_thresh",
  })
  void theThresholds(double p, Action action, double confidence, double exposure, String reason) {
    StrategyIntent intent = ask(OptionalDouble.of(p), Map.of("MOONWIRE_ALLOW_SHORT", "1"));
    assertEquals(action, intent.action());
    assertEquals(confidence, intent.confidence());
    assertEquals(exposure, intent.desiredExposureFrac());
    assertEquals(reason, intent.reason());
    StrategyIntent keeps = ask(OptionalDouble.of(p), Map.of());
    assertEquals(action == Action.EXIT_LONG ? Action.HOLD : action, keeps.action());
  }

  @ParameterizedTest
  @CsvSource({"0", "1"})
  void anHourWithoutARowIsHold(String strict) {
    StrategyIntent intent = ask(OptionalDouble.empty(), Map.of("MOONWIRE_STRICT_TS_MATCH", strict));
    assertEquals(Action.HOLD, intent.action());
    assertEquals("feed_missing", intent.reason());
    assertEquals(0, intent.confidence());
  }

  @Test
  void theThresholdsMayNotMeet() {
    SettingsReader reader = new SettingsReader(Map.of("MOONWIRE_SHORT_THRESH", "0.65"));
    new MoonWireProvider().create(reader);
    assertEquals(
        List.of("MOONWIRE_SHORT_THRESH must be below MOONWIRE_LONG_THRESH, 0.65, was 0.65"),
        reader.problems());
  }

  /** An hour without a row is the reference's HOLD 0, or its error where it is strict. */
  @ParameterizedTest
  @CsvSource({
    "short0_strict0.2019, 0",
    "short0_strict0.2020, 0",
    "short1_strict1.2019, 1",
    "short1_strict1.2020, 1"
  })
  void everyAnswerIsThatOfTheReference(String name, String exits) {
    Table golden =
        Table.read(Shared.require("golden/later/sg_moonwire_intent_v1." + name + ".csv.gz"));
    for (int i = 0; i < golden.size(); i++) {
      double p = golden.number(i, "sig_probability");
      OptionalDouble feed = Double.isNaN(p) ? OptionalDouble.empty() : OptionalDouble.of(p);
      StrategyIntent intent = ask(feed, Map.of("MOONWIRE_ALLOW_SHORT", exits));
      String action = golden.text(i, "action");
      assertEquals(
          switch (action) {
            case "EXIT" -> Action.EXIT_LONG;
            case "ERROR" -> Action.HOLD;
            default -> Action.valueOf(action);
          },
          intent.action());
      if (!action.equals("ERROR")) {
        assertEquals(golden.number(i, "confidence"), intent.confidence());
        assertEquals(golden.number(i, "desired_exposure_frac"), intent.desiredExposureFrac());
      }
    }
  }
}
