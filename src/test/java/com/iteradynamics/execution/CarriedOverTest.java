package com.iteradynamics.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.decision.Activity;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.order.BookKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an hour had decided stays, in whatever state a later one finds. */
class CarriedOverTest {
  private static final Instant HOUR = Instant.parse("2026-03-01T15:00:00Z");
  private static final BookKey BOOK = new BookKey(BookKey.PAPER, "BTC-USD");
  private static final TickKey TICK = new TickKey(BOOK, HOUR);
  private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");

  private final PrimeState before =
      PrimeState.fresh(new BigDecimal("1000"))
          .change()
          .holdings(new BigDecimal("800"), new BigDecimal("2"))
          .position(
              Optional.of(new PrimeState.Entry(HOUR.minusSeconds(7200), new BigDecimal("100"))),
              Optional.of(HOUR.plusSeconds(7200)))
          .exited(HOUR.minusSeconds(36_000))
          .activity(Optional.of(new Activity(DAY, 1_000, 2, HOUR.minusSeconds(3600), 1, 0)))
          .finished(HOUR.minusSeconds(3600), ExecutionBranch.HOLD_IN_POSITION)
          .done();

  private final PrimeState killed =
      before
          .change()
          .killed(true)
          .equity(900, 1_000)
          .position(before.entry(), Optional.of(HOUR))
          .exited(HOUR)
          .activity(Optional.of(new Activity(DAY, 1_000, 2, HOUR, 0, 0)))
          .finished(HOUR, ExecutionBranch.KILL_DD)
          .mode("legacy")
          .done();

  @Test
  void theStateThatWasDecidedCountsWhenNothingChangedTheStoredOne() {
    assertSame(killed, Recovery.carriedOver(before, TICK, Optional.of(killed)));
  }

  @Test
  void aStateThatWasChangedKeepsItsMoneyAndGetsWhatWasDecided() {
    PrimeState richer = before.flow(new BigDecimal("500")).nextVersion();
    PrimeState after = Recovery.carriedOver(richer, TICK, Optional.of(killed));
    assertTrue(after.killed());
    assertEquals(Optional.of(HOUR), after.plannedExit());
    assertEquals(Optional.of(HOUR), after.lastExit());
    assertEquals(before.entry(), after.entry());
    assertEquals("legacy", after.mode());
    assertEquals(0, new BigDecimal("1300").compareTo(after.cashUsd()));
    assertEquals(1_500, after.peakEquityUsd());
    assertEquals(
        Optional.of(new Activity(DAY, 1_500, 2, HOUR, 0, 0)),
        after.activity(),
        "counted by the hour, with the equity that the deposit has shifted");
    assertEquals(Optional.of(HOUR), after.lastHour());
    assertEquals(Optional.of(ExecutionBranch.TICK_ABANDONED), after.lastDecision());
    assertEquals(richer.version(), after.version());
  }

  @Test
  void aKillStaysThoughAPersonResetTheStateMeanwhile() {
    PrimeState reset = before.reset(950).nextVersion();
    PrimeState after = Recovery.carriedOver(reset, TICK, Optional.of(killed));
    assertTrue(after.killed());
    assertEquals(950, after.peakEquityUsd());
  }

  @Test
  void aKillOfAPersonsStateStaysToo() {
    PrimeState stored = before.change().killed(true).done().nextVersion();
    PrimeState held = before.change().finished(HOUR, ExecutionBranch.HOLD_IN_POSITION).done();
    assertTrue(Recovery.carriedOver(stored, TICK, Optional.of(held)).killed());
    assertFalse(Recovery.carriedOver(before.nextVersion(), TICK, Optional.of(held)).killed());
  }

  @Test
  void anEntryGetsItsOwnPlannedExitNotThatOfTheTradeBefore() {
    Instant planned = HOUR.plusSeconds(48 * 3600);
    PrimeState decided =
        before
            .change()
            .position(Optional.empty(), Optional.of(planned))
            .finished(HOUR, ExecutionBranch.ENTER_LONG)
            .done();
    PrimeState stored =
        before
            .change()
            .position(Optional.empty(), Optional.of(HOUR.minusSeconds(3600)))
            .done()
            .nextVersion();
    assertEquals(
        Optional.of(planned),
        Recovery.carriedOver(stored, TICK, Optional.of(decided)).plannedExit());
  }

  @Test
  void anEntryWithoutAHorizonIsCarriedOverAndAnExitEndsIt() {
    PrimeState entered =
        before
            .change()
            .position(Optional.empty(), Optional.empty())
            .noHorizon(true)
            .finished(HOUR, ExecutionBranch.ENTER_LONG)
            .done();
    PrimeState stored =
        before.change().position(Optional.empty(), Optional.empty()).done().nextVersion();
    assertTrue(Recovery.carriedOver(stored, TICK, Optional.of(entered)).noHorizon());
    PrimeState leaving =
        entered.change().position(Optional.empty(), Optional.of(HOUR)).noHorizon(false).done();
    PrimeState endless = stored.change().noHorizon(true).done();
    PrimeState after = Recovery.carriedOver(endless, TICK, Optional.of(leaving));
    assertFalse(after.noHorizon());
    assertEquals(Optional.of(HOUR), after.plannedExit());
  }

  /**
   * A person's deposit must not cost a position its ATR stop, nor the book a stop that it counted.
   */
  @Test
  void whatStopsAreMeasuredByIsCarriedOver() {
    Instant earlier = HOUR.minusSeconds(36_000);
    PrimeState stored = before.change().highWater(110).stops(List.of(earlier)).done().nextVersion();
    PrimeState decided =
        before
            .change()
            .highWater(120)
            .entryAtr(Optional.of(2.5))
            .stops(List.of(earlier, HOUR))
            .finished(HOUR, ExecutionBranch.EXIT_STOP)
            .done();
    PrimeState after = Recovery.carriedOver(stored, TICK, Optional.of(decided));
    assertEquals(Optional.of(120.0), after.highWaterUsd());
    assertEquals(Optional.of(2.5), after.entryAtrUsd());
    assertEquals(List.of(earlier, HOUR), after.stops());
    PrimeState higher = stored.change().highWater(130).done();
    assertEquals(
        Optional.of(130.0),
        Recovery.carriedOver(higher, TICK, Optional.of(decided)).highWaterUsd());
  }

  /** A book that the hour saw in position has not been flat since before it. */
  @Test
  void theTimeWithoutAPositionIsThatOfTheDecision() {
    PrimeState stored = before.change().flatSince(Optional.of(DAY)).done().nextVersion();
    PrimeState decided =
        before
            .change()
            .flatSince(Optional.empty())
            .finished(HOUR, ExecutionBranch.EXIT_STOP)
            .done();
    assertEquals(
        Optional.empty(), Recovery.carriedOver(stored, TICK, Optional.of(decided)).flatSince());
  }

  @Test
  void aLaterExitIsNotTakenBack() {
    PrimeState stored = before.change().exited(HOUR.plusSeconds(3600)).done().nextVersion();
    assertEquals(
        Optional.of(HOUR.plusSeconds(3600)),
        Recovery.carriedOver(stored, TICK, Optional.of(killed)).lastExit());
  }

  @Test
  void aBookThatWasToBeginWithTheHourHasBegun() {
    PrimeState empty = PrimeState.fresh(BigDecimal.ZERO);
    PrimeState begun =
        empty
            .change()
            .holdings(new BigDecimal("1000"), BigDecimal.ZERO)
            .equity(1_000, 1_000)
            .portfolio("portfolio-1")
            .position(Optional.empty(), Optional.of(HOUR.plusSeconds(3600)))
            .activity(Optional.of(new Activity(DAY, 1_000, 0, HOUR, 0, 0)))
            .finished(HOUR, ExecutionBranch.ENTER_LONG)
            .done();
    PrimeState stored =
        empty
            .change()
            .activity(Optional.of(new Activity(DAY, 0, 0, HOUR.minusSeconds(3600), 0, 0)))
            .done()
            .nextVersion();
    PrimeState after = Recovery.carriedOver(stored, TICK, Optional.of(begun));
    assertEquals(0, new BigDecimal("1000").compareTo(after.cashUsd()));
    assertEquals(1_000, after.peakEquityUsd());
    assertEquals(Optional.of("portfolio-1"), after.portfolio());
    assertEquals(begun.activity(), after.activity());
    assertEquals(begun.plannedExit(), after.plannedExit());
  }

  @Test
  void anHourThatDecidedNothingIsOverAndOneThatIsOlderTakesNoneBack() {
    PrimeState after = Recovery.carriedOver(before, TICK, Optional.empty());
    assertEquals(Optional.of(HOUR), after.lastHour());
    assertEquals(Optional.of(ExecutionBranch.TICK_ABANDONED), after.lastDecision());
    assertSame(
        before,
        Recovery.carriedOver(before, new TickKey(BOOK, HOUR.minusSeconds(7200)), Optional.empty()));
  }
}
