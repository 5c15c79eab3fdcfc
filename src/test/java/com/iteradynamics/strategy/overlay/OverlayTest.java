package com.iteradynamics.strategy.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.feed.FeedReading;
import com.iteradynamics.feed.FeedReason;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.StrategyIntent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a feed makes of entries. */
class OverlayTest {
  private static final FeedReading.Facts FACTS =
      new FeedReading.Facts(Optional.of("feed.jsonl"), Optional.of("v1"), 0, 0);

  private static Overlay overlay(OverlayVariant variant, boolean strict) {
    return new Overlay(
        new OverlayParameters(true, variant, 0.55, 0.45, strict, List.of("BTC-USD")));
  }

  private static Optional<FeedReading> said(double p) {
    return Optional.of(
        new FeedReading.Known(Instant.EPOCH, p, Optional.empty(), Optional.empty(), FACTS));
  }

  private static Optional<FeedReading> absent(FeedReason reason) {
    return Optional.of(new FeedReading.Absent(Instant.EPOCH, reason, "why", FACTS));
  }

  private static StrategyIntent intent(Action action, double exposure) {
    return new StrategyIntent(action, 0.7, exposure, 24, "core", false, Signals.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    // probability, state, what A, B and C leave of 0.8
    "0,                    BEARISH, 0,   0.2, 0",
    "0.44999999999999996,  BEARISH, 0,   0.2, 0",
    "0.45,                 BEARISH, 0,   0.2, 0",
    "0.45000000000000007,  NEUTRAL, 0.4, 0.6, 0.8",
    "0.5,                  NEUTRAL, 0.4, 0.6, 0.8",
    "0.5499999999999999,   NEUTRAL, 0.4, 0.6, 0.8",
    "0.55,                 BULLISH, 0.8, 0.8, 0.8",
    "0.5500000000000002,   BULLISH, 0.8, 0.8, 0.8",
    "1,                    BULLISH, 0.8, 0.8, 0.8",
  })
  void theStateTable(double p, OverlayState state, double a, double b, double c) {
    Map<OverlayVariant, Double> expected =
        Map.of(OverlayVariant.A, a, OverlayVariant.B, b, OverlayVariant.C, c);
    for (OverlayVariant variant : OverlayVariant.values()) {
      Overlay.Overlaid told =
          overlay(variant, false).apply(intent(Action.ENTER_LONG, 0.8), said(p));
      assertEquals(state, told.state());
      double left = expected.get(variant);
      assertEquals(left, told.intent().desiredExposureFrac(), 1e-15);
      assertEquals(left > 0 ? Action.ENTER_LONG : Action.HOLD, told.intent().action());
      assertEquals(left > 0 ? "core" : "overlay_bearish", told.intent().reason());
      assertEquals(0.7, told.intent().confidence());
    }
  }

  @ParameterizedTest
  @EnumSource(value = Action.class, mode = EnumSource.Mode.EXCLUDE, names = "ENTER_LONG")
  void nothingButEntriesIsTouched(Action action) {
    StrategyIntent core = intent(action, action == Action.HOLD ? 0.3 : 0);
    for (boolean strict : new boolean[] {false, true}) {
      for (Optional<FeedReading> feed : List.of(said(0.1), absent(FeedReason.CORRUPT))) {
        assertSame(core, overlay(OverlayVariant.A, strict).apply(core, feed).intent());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(FeedReason.class)
  void strictNeverEntersWithoutAProbability(FeedReason reason) {
    for (OverlayVariant variant : OverlayVariant.values()) {
      Overlay.Overlaid told =
          overlay(variant, true).apply(intent(Action.ENTER_LONG, 0.8), absent(reason));
      assertEquals(Action.HOLD, told.intent().action());
      assertEquals("overlay_missing", told.intent().reason());
      assertEquals(0, told.intent().desiredExposureFrac());
      assertEquals(OverlayState.MISSING, told.state());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MISSING, NEUTRAL, 0.4",
    "LATE, NEUTRAL, 0.4",
    "CORRUPT, MISSING, 0",
    "TOO_LARGE, MISSING, 0",
    "UNREADABLE, MISSING, 0"
  })
  void anHourWithoutARowIsNeutralUnlessTheFeedIsNotSound(
      FeedReason reason, OverlayState state, double left) {
    Overlay.Overlaid told =
        overlay(OverlayVariant.A, false).apply(intent(Action.ENTER_LONG, 0.8), absent(reason));
    assertEquals(state, told.state());
    assertTrue(told.rowMissing());
    assertEquals(left, told.intent().desiredExposureFrac());
  }

  @Test
  void withoutAFeedThereIsNoEntry() {
    Overlay.Overlaid told =
        overlay(OverlayVariant.C, false).apply(intent(Action.ENTER_LONG, 1), Optional.empty());
    assertEquals("overlay_missing", told.intent().reason());
  }

  @Test
  void itIsForTheProductsThatAreListed() {
    OverlayParameters read =
        OverlayParameters.read(
            new SettingsReader(
                Map.of(
                    "MOONWIRE_OVERLAY_ENABLED", "1",
                    "MOONWIRE_OVERLAY_PRODUCT_ID", "BTC-USD , ETH-USD")));
    assertEquals(List.of("BTC-USD", "ETH-USD"), read.products());
    assertTrue(Overlay.of(read, "ETH-USD").isPresent());
    assertTrue(Overlay.of(read, "SOL-USD").isEmpty());
    OverlayParameters off = OverlayParameters.read(new SettingsReader(Map.of()));
    assertTrue(Overlay.of(off, "BTC-USD").isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "MOONWIRE_OVERLAY_VARIANT; D; MOONWIRE_OVERLAY_VARIANT must be one of A | B | C, was \"D\"",
        "MOONWIRE_OVERLAY_BEAR_THRESH; 0.55; MOONWIRE_OVERLAY_BEAR_THRESH must be below"
            + " MOONWIRE_OVERLAY_BULL_THRESH, 0.55, was 0.55",
        "MOONWIRE_OVERLAY_BULL_THRESH; 0.45; MOONWIRE_OVERLAY_BEAR_THRESH must be below"
            + " MOONWIRE_OVERLAY_BULL_THRESH, 0.45, was 0.45",
      })
  void whatCannotBeIsRefusedByName(String name, String value, String problem) {
    SettingsReader reader = new SettingsReader(Map.of(name, value));
    OverlayParameters.read(reader);
    assertEquals(List.of(problem), reader.problems());
  }

  @ParameterizedTest
  @ValueSource(strings = {"b", " B ", "B"})
  void aVariantMayBeTypedInAnyCase(String typed) {
    SettingsReader reader = new SettingsReader(Map.of("MOONWIRE_OVERLAY_VARIANT", typed));
    assertEquals(OverlayVariant.B, OverlayParameters.read(reader).variant());
    assertEquals(List.of(), reader.problems());
  }
}
