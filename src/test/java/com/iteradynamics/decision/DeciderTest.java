package com.iteradynamics.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.strategy.Action;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What the decisions carry, beyond which gate decides. */
class DeciderTest {
  @Test
  void anEntryIsTheSmallerOfTheStrategysWishAndTheGovernorsLimit() {
    Scenario scenario = new Scenario();
    assertEquals(250, entry(scenario).targetUsd(), 1e-9, "PRIME_MAX_EXPOSURE 0.25 of 1,000 USD");
    scenario.intent = Scenario.answered(Action.ENTER_LONG, 0.12, 36, false);
    assertEquals(120, entry(scenario).targetUsd(), 1e-9, "the strategy asked for 12 %");
  }

  @Test
  void theSoftBandHalvesTheExposure() {
    Scenario scenario = new Scenario().drawdown(0.04);
    assertEquals(125, entry(scenario).targetUsd(), 1e-9);
    assertEquals("soft", seen(scenario).band().orElseThrow().word());
  }

  @Test
  void feesAreKeptBackFromTheLastCash() {
    Scenario scenario = new Scenario();
    scenario.parameters = Scenario.with("PRIME_MAX_EXPOSURE", "1");
    assertEquals(986, entry(scenario).targetUsd(), 1e-9, "1,000 USD less 1.4 %");
  }

  @Test
  void theHorizonIsTheIntentsAndElseTheSystems() {
    Scenario scenario = new Scenario();
    assertEquals(Optional.of(Scenario.HOUR.plusSeconds(36 * 3600)), entry(scenario).plannedExit());
    scenario.intent = Scenario.answered(Action.ENTER_LONG, 1, 0, false);
    assertEquals(Optional.of(Scenario.HOUR.plusSeconds(48 * 3600)), entry(scenario).plannedExit());
  }

  @Test
  void aKillSellsWhatIsThereAndStaysTripped() {
    Decision decision = new Scenario().inPosition(5).drawdown(0.2).decide();
    assertInstanceOf(Decision.Exit.class, decision);
    assertEquals(ExecutionBranch.KILL_DD, decision.ruling().branch());
    assertTrue(decision.ruling().killed());
  }

  @Test
  void aKilledBookSellsWhatIsLeftAndNeverEnters() {
    Scenario flat = new Scenario();
    flat.state = flat.state.change().killed(true).done();
    assertInstanceOf(Decision.Stay.class, flat.decide());
    flat.inPosition(5);
    assertInstanceOf(Decision.Exit.class, flat.decide());
    flat.wallet = new WalletCheck.Unverified("503");
    assertInstanceOf(Decision.Stay.class, flat.decide());
  }

  @Test
  void anUnverifiedOrMismatchedWalletLeavesTheDrawdownAsItWas() {
    for (WalletCheck wallet :
        new WalletCheck[] {new WalletCheck.Unverified("503"), new WalletCheck.Mismatched("less")}) {
      Scenario scenario = new Scenario();
      scenario.state = scenario.state.change().equity(990, 1_000).done();
      scenario.wallet = wallet;
      Assessment seen = seen(scenario);
      assertFalse(seen.updated());
      assertEquals(OptionalDouble.of(990), seen.equityUsd());
      assertEquals(-0.01, seen.drawdownFraction().orElseThrow(), 1e-12);
    }
  }

  @Test
  void anUnverifiedWalletNeverTripsTheKillSwitch() {
    Scenario scenario = new Scenario().drawdown(0.2);
    scenario.wallet = new WalletCheck.Unverified("503");
    assertEquals(ExecutionBranch.HARD_DD_BLOCK, scenario.branch());
    assertFalse(scenario.decide().ruling().killed());
  }

  @Test
  void aPanicExitDoesNotWaitForTheMinimumHold() {
    Scenario scenario = new Scenario().inPosition(1);
    scenario.parameters = Scenario.with("PRIME_EXIT_MIN_HOLD_H", "6");
    scenario.intent = Scenario.answered(Action.EXIT_LONG, 0, 36, true);
    assertEquals(ExecutionBranch.EXIT_STRATEGY, scenario.branch());
    scenario.intent = Scenario.answered(Action.EXIT_LONG, 0, 36, false);
    assertEquals(ExecutionBranch.MIN_HOLD_BLOCK, scenario.branch());
  }

  @Test
  void noEntryControlBlocksASale() {
    Scenario scenario = new Scenario().inPosition(9);
    scenario.intent = Scenario.answered(Action.EXIT_LONG, 0, 36, false);
    scenario.permission = new TradingPermission(TradingState.REDUCING, "leaving");
    scenario.late = Optional.of("late");
    scenario.wallet = new WalletCheck.Mismatched("less");
    scenario.parameters = Scenario.with("PRIME_CAP_ORDERS_DAY", "0");
    scenario.collar = Optional.of("away");
    assertInstanceOf(Decision.Exit.class, scenario.decide());
  }

  @Test
  void anExitThatCannotHappenIsSaidInTheHold() {
    Scenario scenario = new Scenario().inPosition(9).horizonReached();
    scenario.wallet = new WalletCheck.Unverified("HTTP 503");
    Decision decision = scenario.decide();
    assertEquals(ExecutionBranch.HOLD_IN_POSITION, decision.ruling().branch());
    assertTrue(decision.ruling().why().contains("HTTP 503"), decision.ruling().why());
  }

  @Test
  void aFailedStrategyInPositionCountsAsHoldSoThatTheHorizonStillWorks() {
    Scenario scenario = new Scenario().inPosition(9);
    scenario.intent = new IntentResult.Failed("threw");
    assertEquals(ExecutionBranch.HOLD_IN_POSITION, scenario.branch());
    assertEquals(ExecutionBranch.EXIT_HORIZON, scenario.horizonReached().branch());
  }

  @Test
  void aMissingPlannedExitOfAPositionIsSet() {
    Scenario scenario = new Scenario().inPosition(9);
    scenario.state = scenario.state.change().position(Optional.empty(), Optional.empty()).done();
    scenario.intent = Scenario.answered(Action.HOLD, 0, 12, false);
    assertEquals(
        Optional.of(Scenario.HOUR.plusSeconds(12 * 3600)),
        scenario.decide().ruling().plannedExit());
  }

  @Test
  void aPositionWithoutAHorizonHasNoPlannedExit() {
    Scenario scenario = new Scenario();
    scenario.intent = Scenario.endless(Action.ENTER_LONG, 1);
    assertEquals(Optional.empty(), entry(scenario).plannedExit());
    scenario.inPosition(9_000);
    scenario.state = scenario.state.change().position(Optional.empty(), Optional.empty()).done();
    scenario.intent = Scenario.endless(Action.HOLD, 0);
    assertEquals(Optional.empty(), scenario.decide().ruling().plannedExit(), "not filled in");
    scenario.state = scenario.state.change().noHorizon(true).done();
    scenario.intent = Scenario.answered(Action.HOLD, 0, 12, false);
    assertEquals(Optional.empty(), scenario.decide().ruling().plannedExit(), "remembered");
    scenario.intent = new IntentResult.Failed("threw");
    assertEquals(ExecutionBranch.HOLD_IN_POSITION, scenario.branch());
    String horizon =
        scenario.decide().ruling().verdicts().stream()
            .filter(verdict -> verdict.gate() == ExecutionBranch.EXIT_HORIZON)
            .findFirst()
            .orElseThrow()
            .why();
    assertEquals("no planned exit, as the strategy wants", horizon);
    assertEquals(
        ExecutionBranch.EXIT_HORIZON,
        scenario.horizonReached().branch(),
        "an exit that was decided is tried again");
  }

  @Test
  void dustIsNotAPosition() {
    Scenario scenario = new Scenario();
    scenario.state =
        scenario.state.change().holdings(new BigDecimal("1000"), new BigDecimal("0.04")).done();
    assertEquals(ExecutionBranch.ENTER_LONG, scenario.branch(), "4 USD is below 5 USD");
  }

  @Test
  void thePeakRisesWithEquityAndNeverFallsByItself() {
    Scenario scenario = new Scenario();
    scenario.state = scenario.state.change().equity(900, 900).done();
    assertEquals(1_000, seen(scenario).peakEquityUsd());
    scenario.state = scenario.state.change().equity(900, 1_100).done();
    assertEquals(1_100, seen(scenario).peakEquityUsd());
  }

  @Test
  void aPositionIsNoMatterOfPrice() {
    Scenario scenario = new Scenario().inPosition(5);
    scenario.price = Optional.of(new Price(0.01, Price.Basis.CLOSE));
    assertTrue(seen(scenario).inPosition(), "2 units that were entered, worth 2 cents");
    assertTrue(seen(scenario.stale()).inPosition(), "worth nobody knows what");
    scenario.minimumSale = OptionalDouble.of(2);
    assertTrue(seen(scenario).inPosition(), "the venue sells 2 units");
    scenario.minimumSale = OptionalDouble.of(Math.nextUp(2));
    assertFalse(seen(scenario).inPosition(), "the venue does not sell less than its minimum");
  }

  @Test
  void withoutAPriceNothingIsJudgedAndTheRecordSaysWhatCouldBeDue() {
    Scenario scenario = new Scenario().inPosition(5).drawdown(0.5).stale();
    Assessment seen = seen(scenario);
    assertEquals(ExecutionBranch.STALE_CANDLES, scenario.branch());
    assertEquals(OptionalDouble.empty(), seen.equityUsd());
    assertEquals(OptionalDouble.empty(), seen.drawdownFraction());
    assertEquals(OptionalDouble.empty(), seen.positionUsd());
    assertFalse(scenario.decide().ruling().killed());
    assertTrue(scenario.decide().ruling().why().contains("an exit could be due"));
    assertTrue(
        scenario.horizonReached().decide().ruling().why().contains("the planned exit is due"));
  }

  @Test
  void withAQuoteKillAndHorizonAreJudgedAndNothingIsBought() {
    assertEquals(
        ExecutionBranch.EXIT_HORIZON,
        new Scenario().inPosition(5).horizonReached().staleWithQuote(100).branch());
    assertEquals(
        ExecutionBranch.HOLD_IN_POSITION,
        new Scenario().inPosition(5).staleWithQuote(100).branch());
    assertEquals(
        ExecutionBranch.KILL_DD,
        new Scenario().inPosition(5).staleWithQuote(49.99).branch(),
        "899.98 of 1,000");
    assertEquals(
        ExecutionBranch.HOLD_IN_POSITION,
        new Scenario().inPosition(5).staleWithQuote(50.01).branch(),
        "900.02 of 1,000");
    Scenario flat = new Scenario().staleWithQuote(100);
    assertEquals(ExecutionBranch.STALE_CANDLES, flat.branch());
    flat.state = flat.state.change().killed(true).done();
    assertEquals(ExecutionBranch.KILLED_STATE_ACTIVE, flat.branch());
  }

  @Test
  void aQuoteNeverRaisesThePeak() {
    Scenario scenario = new Scenario().inPosition(5).staleWithQuote(200);
    assertEquals(1_000, seen(scenario).peakEquityUsd());
    assertEquals(OptionalDouble.of(1_200), seen(scenario).equityUsd());
    assertEquals(OptionalDouble.of(0), seen(scenario).drawdownFraction());
    assertFalse(seen(scenario).verified());
  }

  @Test
  void aClockThatDiffersStopsEntriesAlone() {
    Scenario scenario = new Scenario();
    scenario.skew = Optional.of("our clock and the venue's are 40 s apart");
    assertEquals(ExecutionBranch.STALE_CANDLES, scenario.branch());
    scenario.inPosition(5);
    scenario.intent = Scenario.answered(Action.EXIT_LONG, 0, 36, false);
    assertEquals(ExecutionBranch.EXIT_STRATEGY, scenario.branch());
  }

  @Test
  void tooManyMissingHoursStopEntriesAlone() {
    Scenario scenario = new Scenario();
    scenario.gappy = Optional.of("80 of 1,580 hours are missing");
    assertEquals(ExecutionBranch.GAPPY_CANDLES, scenario.branch());
    scenario.inPosition(5);
    scenario.intent = Scenario.answered(Action.EXIT_LONG, 0, 36, false);
    assertEquals(ExecutionBranch.EXIT_STRATEGY, scenario.branch());
  }

  private static Assessment seen(Scenario scenario) {
    return scenario.decide().ruling().assessment().orElseThrow();
  }

  private static Decision.Enter entry(Scenario scenario) {
    return assertInstanceOf(Decision.Enter.class, scenario.decide());
  }
}
