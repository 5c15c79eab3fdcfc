package com.iteradynamics.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Position;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.StrategyIntent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a strategy is told of its position: 2 units bought at 100, and 800 USD beside them. */
class HeldPositionTest {
  private static final Instant ENTRY = Instant.parse("2026-03-01T10:00:00Z");
  private static final PrimeState HELD = held(ENTRY, "100");

  private static PrimeState held(Instant at, String price) {
    return PrimeState.fresh(new BigDecimal("800"))
        .change()
        .holdings(new BigDecimal("800"), new BigDecimal("2"))
        .position(Optional.of(new PrimeState.Entry(at, new BigDecimal(price))), Optional.empty())
        .done();
  }

  /** Worth 220 of 1,020 USD at 110. */
  @Test
  void itIsWhatTheLedgerHasOfItAtTheNewestClose() {
    assertEquals(
        Optional.of(new Position(ENTRY, 100, 5, 220 / 1_020.0, 110 / 100.0 - 1, 130)),
        HeldPosition.of(HELD.closed(120).closed(130).closed(125), 110, ENTRY.plusSeconds(18_000)));
  }

  @Test
  void theHighWaterIsAtLeastTheEntryAndTheNewestClose() {
    assertEquals(100, HeldPosition.of(HELD.closed(90), 80, ENTRY).orElseThrow().highWaterUsd());
    assertEquals(150, HeldPosition.of(HELD.closed(90), 150, ENTRY).orElseThrow().highWaterUsd());
    assertEquals(100, HeldPosition.of(HELD, 80, ENTRY).orElseThrow().highWaterUsd(), "no close");
  }

  @Test
  void whatIsNotKnownIsNotTold() {
    PrimeState unknown = HELD.change().position(Optional.empty(), Optional.of(ENTRY)).done();
    assertEquals(Optional.empty(), HeldPosition.of(unknown, 110, ENTRY), "no entry");
    assertEquals(Optional.empty(), HeldPosition.of(HELD.sold(), 110, ENTRY), "sold");
    PrimeState none = HELD.change().holdings(BigDecimal.TEN, BigDecimal.ZERO).done();
    assertEquals(Optional.empty(), HeldPosition.of(none, 110, ENTRY), "nothing held");
    assertEquals(Optional.empty(), HeldPosition.of(held(ENTRY, "0"), 110, ENTRY), "no price");
    assertEquals(
        Optional.empty(), HeldPosition.of(HELD, 110, ENTRY.minusSeconds(1)), "a later entry");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0.5, 0, 100",
    "100, -1, 0.5, 0, 100",
    "100, 1, 1.01, 0, 100",
    "100, 1, -0.1, 0, 100",
    "100, 1, 0.5, -1.01, 100",
    "100, 1, 0.5, NaN, 100",
    "100, 1, 0.5, Infinity, 100",
    "100, 1, 0.5, 0, 99",
    "100, 1, 0.5, 0, NaN",
    "NaN, 1, 0.5, 0, 100",
    "100, 1, 0.5, 0, Infinity"
  })
  void aPositionThatCannotBeIsRefused(
      double entry, long hours, double share, double unrealized, double high) {
    String said =
        assertThrows(
                IllegalArgumentException.class,
                () -> new Position(ENTRY, entry, hours, share, unrealized, high))
            .getMessage();
    assertTrue(said.startsWith("a position"), said);
  }

  @Test
  void anIntentHasAHorizonOrNone() {
    StrategyIntent intent =
        new StrategyIntent(Action.ENTER_LONG, 0.5, 1, 24, "up", false, Signals.NONE);
    StrategyIntent endless = intent.withoutHorizon();
    assertTrue(endless.noHorizon());
    assertEquals(0, endless.horizonHours());
    assertEquals(endless, endless.withoutHorizon());
    assertEquals(
        "an intent without a horizon has 0 horizon hours, had 24",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new StrategyIntent(
                        Action.ENTER_LONG, 0.5, 1, 24, "up", false, Signals.NONE, true))
            .getMessage());
  }
}
