package com.iteradynamics.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.strategy.Action;
import java.math.BigDecimal;
import java.util.Optional;
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
    assertEquals("soft", scenario.decide().ruling().assessment().band().word());
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
    assertEquals(Scenario.HOUR.plusSeconds(36 * 3600), entry(scenario).plannedExit());
    scenario.intent = Scenario.answered(Action.ENTER_LONG, 1, 0, false);
    assertEquals(Scenario.HOUR.plusSeconds(48 * 3600), entry(scenario).plannedExit());
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
      Assessment seen = scenario.decide().ruling().assessment();
      assertFalse(seen.updated());
      assertEquals(990, seen.equityUsd());
      assertEquals(-0.01, seen.drawdownFraction(), 1e-12);
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
    scenario.intent = new IntentReading.Failed("threw");
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
    assertEquals(1_000, scenario.decide().ruling().assessment().peakEquityUsd());
    scenario.state = scenario.state.change().equity(900, 1_100).done();
    assertEquals(1_100, scenario.decide().ruling().assessment().peakEquityUsd());
  }

  private static Decision.Enter entry(Scenario scenario) {
    return assertInstanceOf(Decision.Enter.class, scenario.decide());
  }
}
