package com.iteradynamics.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.decision.Activity;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.order.Wallet;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A ledger becomes what its wallet has of it, never more; a coin is worth 170 USD here. */
class ReconciliationTest {
  private static final Instant HOUR = Instant.parse("2026-03-01T15:00:00Z");

  private final ScriptedMarket venue = new ScriptedMarket();
  private final PrimeState before =
      PrimeState.fresh(new BigDecimal("800"))
          .change()
          .holdings(new BigDecimal("800"), new BigDecimal("2"))
          .equity(1_140, 1_200)
          .position(
              Optional.of(new PrimeState.Entry(HOUR, new BigDecimal("165"))),
              Optional.of(HOUR.plusSeconds(3600)))
          .fillsSinceFlat(3)
          .activity(
              Optional.of(
                  new Activity(Instant.parse("2026-03-01T00:00:00Z"), 1_100, 1, HOUR, 0, 0)))
          .portfolio(ScriptedMarket.PORTFOLIO)
          .done();

  private Reconciliation with(PrimeState state, String cash, String base) {
    venue.wallet = new Result.Ok<>(ScriptedMarket.wallet(cash, base));
    return of(state);
  }

  private Reconciliation of(PrimeState state) {
    return Reconciliation.of(
        state, ScriptedMarket.PORTFOLIO, venue.look("BTC-USD", state, HOUR), 5);
  }

  @ParameterizedTest
  @CsvSource({
    // wallet's cash and coins; ledger's after it; what goes out, USD
    "799.5, 2, 799.5, 2, 0.5",
    "800, 1.99, 800, 1.99, 1.7",
    "700, 1, 700, 1, 270",
    "5000, 1, 800, 1, 170",
    "700, 9, 700, 2, 100",
  })
  void whatIsMissingGoesOutAndIsNoLoss(
      String cash, String base, String cashAfter, String baseAfter, double out) {
    PrimeState after = with(before, cash, base).after();
    assertEquals(0, new BigDecimal(cashAfter).compareTo(after.cashUsd()), after.toString());
    assertEquals(0, new BigDecimal(baseAfter).compareTo(after.baseQty()));
    assertEquals(1_140 - out, after.lastEquityUsd(), 1e-9);
    assertEquals(1_200 - out, after.peakEquityUsd(), 1e-9);
    assertEquals(1_100 - out, after.activity().orElseThrow().dayEquityUsd().orElseThrow(), 1e-9);
    assertEquals(before.entry(), after.entry());
    assertEquals(before.plannedExit(), after.plannedExit());
    assertEquals(before.version(), after.version());
  }

  @Test
  void coinsThatAreBoundInAnOrderAreThere() {
    venue.wallet =
        new Result.Ok<>(
            new Wallet(
                new BigDecimal("700"),
                new BigDecimal("100"),
                new BigDecimal("0.5"),
                new BigDecimal("1.5")));
    IllegalArgumentException nothing =
        assertThrows(IllegalArgumentException.class, () -> of(before));
    assertTrue(nothing.getMessage().startsWith("nothing to reconcile"), nothing.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    // coins that are left at 170 USD, where an order is of 1 USD at least; whether that is a
    // position
    "0, false",
    "0.00588235, false",
    "0.00588236, true",
  })
  void aBookThatIsLeftWithLessThanAnOrderIsFlat(String base, boolean position) {
    PrimeState after = with(before, "800", base).after();
    assertEquals(position, after.entry().isPresent(), after.toString());
    assertEquals(position, after.plannedExit().isPresent());
    assertEquals(position ? 3 : 0, after.fillsSinceFlat());
  }

  @Test
  void cashAloneNeedsNoMarket() {
    venue.market = Optional.of(new Result.Failed<>("HTTP 500"));
    assertEquals(0, BigDecimal.ONE.compareTo(with(before, "799", "2").cashGone()));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> with(before, "799", "1"));
    assertEquals("HTTP 500", refused.getMessage());
  }

  @Test
  void whatCannotBeKnownIsNotReconciled() {
    refused(PrimeState.fresh(BigDecimal.TEN), "has not begun");
    refused(before.change().portfolio("another").done(), "another portfolio");
    refused(before.change().openOrders(List.of("id-1")).done(), "the end of an order is unknown");
    PrimeState.RestingStop stop = new PrimeState.RestingStop("id-1", BigDecimal.TEN);
    refused(
        before.change().openOrders(List.of("id-1")).restingStop(Optional.of(stop)).done(),
        "a stop rests at the venue");
    venue.wallet = new Result.Failed<>("HTTP 503");
    refused(before, "HTTP 503");
  }

  private void refused(PrimeState state, String why) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> of(state));
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
  }
}
