package com.iteradynamics.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.decision.Activity;
import com.iteradynamics.decision.Assessment;
import com.iteradynamics.decision.Decision;
import com.iteradynamics.decision.DrawdownBand;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.PrimeState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a decision makes of the ledger before any of its orders. */
class DecisionLedgerTest {
  private static final Instant HOUR = PlannedTrades.HOUR;
  private static final Instant PLANNED = HOUR.plusSeconds(48 * 3600);
  private static final Instant EXITED = HOUR.minusSeconds(36_000);

  /** 2 units with a planned exit, of which an earlier hour's order was booked late. */
  private static final PrimeState HOLDING =
      PrimeState.fresh(new BigDecimal("1000"))
          .change()
          .holdings(new BigDecimal("800"), new BigDecimal("2"))
          .equity(1_010, 1_020)
          .position(
              Optional.of(new PrimeState.Entry(HOUR.minusSeconds(3600), new BigDecimal("100"))),
              Optional.of(PLANNED))
          .exited(EXITED)
          .bookedLate(List.of("late"))
          .done();

  private static final Optional<Activity> COUNTED =
      Optional.of(new Activity(Instant.parse("2026-03-01T00:00:00Z"), 1_000, 2, HOUR, 0, 0));

  private static Assessment priced(boolean verified) {
    return new Assessment(
        OptionalDouble.of(1_100),
        1_200,
        OptionalDouble.of(1_100.0 / 1_200 - 1),
        Optional.of(DrawdownBand.HARD),
        OptionalDouble.of(300),
        true,
        verified,
        verified,
        OptionalDouble.empty());
  }

  private static Decision.Ruling ruling(
      ExecutionBranch branch, Optional<Assessment> seen, Optional<Instant> plannedExit) {
    return new Decision.Ruling(branch, List.of(), seen, true, plannedExit, COUNTED);
  }

  private static PrimeState held(Optional<Assessment> seen, Optional<Instant> plannedExit) {
    return DecisionLedger.afterDecision(
        HOLDING,
        new Decision.Stay(ruling(ExecutionBranch.HOLD_IN_POSITION, seen, plannedExit)),
        HOUR);
  }

  @Test
  void withoutAPriceTheHourAloneChanges() {
    Assessment unpriced =
        new Assessment(
            OptionalDouble.empty(),
            1_200,
            OptionalDouble.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            true,
            false,
            false,
            OptionalDouble.empty());
    PrimeState expected =
        HOLDING
            .change()
            .bookedLate(List.of())
            .finished(HOUR, ExecutionBranch.HOLD_IN_POSITION)
            .done();
    assertEquals(expected, held(Optional.of(unpriced), Optional.of(HOUR)));
    assertEquals(expected, held(Optional.empty(), Optional.of(HOUR)));
  }

  @ParameterizedTest
  @CsvSource({"true, 1100", "false, 1010"})
  void equityIsThatOfATickThatCouldVerifyIt(boolean verified, double equity) {
    PrimeState after = held(Optional.of(priced(verified)), Optional.of(PLANNED));
    assertEquals(equity, after.lastEquityUsd());
    assertEquals(1_200, after.peakEquityUsd());
    assertEquals(true, after.killed());
    assertEquals(COUNTED, after.activity());
    assertEquals(List.of(), after.bookedLate());
    assertEquals(HOLDING.entry(), after.entry());
    assertEquals(Optional.of(HOUR), after.lastHour());
    assertEquals(Optional.of(ExecutionBranch.HOLD_IN_POSITION), after.lastDecision());
  }

  @Test
  void aHoldKeepsThePlannedExitOrTakesTheOneThatWasFilledIn() {
    assertEquals(
        Optional.of(HOUR), held(Optional.of(priced(true)), Optional.of(HOUR)).plannedExit());
    assertEquals(
        Optional.of(PLANNED), held(Optional.of(priced(true)), Optional.empty()).plannedExit());
  }

  @Test
  void anEntryHasThePlannedExitThatItWasDecidedWith() {
    PrimeState after =
        DecisionLedger.afterDecision(
            HOLDING,
            new Decision.Enter(
                ruling(ExecutionBranch.ENTER_LONG, Optional.of(priced(true)), Optional.of(HOUR)),
                250,
                250,
                0.25,
                Optional.of(PLANNED.plusSeconds(3600))),
            HOUR);
    assertEquals(Optional.of(PLANNED.plusSeconds(3600)), after.plannedExit());
    assertEquals(Optional.of(EXITED), after.lastExit());
  }

  @Test
  void thatAPositionHasNoHorizonIsRememberedUntilItsExit() {
    PrimeState flat = HOLDING.sold();
    PrimeState entered =
        DecisionLedger.afterDecision(
            flat,
            new Decision.Enter(
                ruling(ExecutionBranch.ENTER_LONG, Optional.of(priced(true)), Optional.empty()),
                100,
                100,
                0.1,
                Optional.empty()),
            HOUR);
    assertTrue(entered.noHorizon());
    assertEquals(Optional.empty(), entered.plannedExit());
    Decision stay =
        new Decision.Stay(
            ruling(ExecutionBranch.HOLD_IN_POSITION, Optional.of(priced(true)), Optional.empty()));
    assertTrue(DecisionLedger.afterDecision(entered, stay, HOUR).noHorizon());
    Decision exit =
        new Decision.Exit(
            ruling(ExecutionBranch.EXIT_STRATEGY, Optional.of(priced(true)), Optional.empty()));
    PrimeState leaving = DecisionLedger.afterDecision(entered, exit, HOUR);
    assertFalse(leaving.noHorizon());
    assertEquals(Optional.of(HOUR), leaving.plannedExit());
    assertFalse(entered.sold().noHorizon());
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "EXIT_STOP",
        "EXIT_TAKE_PROFIT",
        "EXIT_STRATEGY",
        "EXIT_HORIZON",
        "KILL_DD",
        "KILLED_STATE_ACTIVE"
      })
  void anExitIsPlannedForNowAndThoseOfStrategyAndHorizonBeginTheCooldown(ExecutionBranch branch) {
    PrimeState after =
        DecisionLedger.afterDecision(
            HOLDING,
            new Decision.Exit(ruling(branch, Optional.of(priced(true)), Optional.of(PLANNED))),
            HOUR);
    assertEquals(Optional.of(HOUR), after.plannedExit());
    boolean ofTheStrategy = branch.name().startsWith("EXIT_");
    assertEquals(Optional.of(ofTheStrategy ? HOUR : EXITED), after.lastExit());
  }

  @Test
  void aBuyOfALaterHourBeginsAPositionOfItsOwn() {
    OrderRequest request = PlannedTrades.buy("106", "0.01", market()).orders().get(0);
    JournaledOrder bought =
        JournaledOrder.planned(request)
            .sent(HOUR)
            .after(
                new OrderOutcome.Done(
                    "venue",
                    List.of(new Fill(new BigDecimal("106"), BigDecimal.ONE, BigDecimal.ZERO)),
                    true));
    assertEquals(
        Optional.of(new PrimeState.Entry(HOUR, new BigDecimal("106"))),
        Ledger.book(HOLDING, List.of(bought)).entry());
  }

  @Test
  void whatCannotBeSoldIsSoldOutAndEveryOtherPlanChangesNothing() {
    assertEquals(
        HOLDING.sold(),
        DecisionLedger.afterPlan(HOLDING, PlannedTrades.sale("2", "2.5", market())));
    assertSame(HOLDING, DecisionLedger.afterPlan(HOLDING, OrderPlan.NONE));
    assertSame(HOLDING, DecisionLedger.afterPlan(HOLDING, OrderPlan.nothing("too wide")));
    assertSame(HOLDING, DecisionLedger.afterPlan(HOLDING, PlannedTrades.sale("2", "2", market())));
  }

  @Test
  void withoutFillsThereIsNoAveragePrice() {
    assertEquals(Optional.empty(), Ledger.averagePrice(List.of()));
  }

  private static OrderConditions market() {
    return OrderConditions.withoutMarket(1_000, 5, 0.009);
  }
}
