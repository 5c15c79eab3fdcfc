package com.iteradynamics.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.RecordInputs;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.strategy.Action;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Coins that were read can be sold, whatever is unclear about the cash; nothing is bought. */
class UnclearCashTest {
  private static final WalletCheck UNCLEAR = new WalletCheck.CashUnclear("two USD wallets");

  private static Scenario held() {
    Scenario scenario = new Scenario().inPosition(9);
    scenario.wallet = UNCLEAR;
    return scenario;
  }

  @Test
  void everyExitGoesOn() {
    Scenario strategy = held();
    strategy.intent = Scenario.answered(Action.EXIT_LONG, 0, 36, false);
    assertEquals(ExecutionBranch.EXIT_STRATEGY, strategy.branch());
    assertEquals(ExecutionBranch.EXIT_HORIZON, held().horizonReached().branch());
    Scenario killed = held();
    killed.state = killed.state.change().killed(true).done();
    assertInstanceOf(Decision.Exit.class, killed.decide());
  }

  @Test
  void nothingIsBought() {
    Scenario scenario = new Scenario();
    scenario.wallet = UNCLEAR;
    assertEquals(ExecutionBranch.WALLET_UNVERIFIED_FAIL_CLOSED_ENTRY, scenario.branch());
    assertEquals("two USD wallets", scenario.decide().ruling().why());
    scenario.unknownOrder = Optional.of("an order of somebody else");
    assertEquals(ExecutionBranch.RECONCILE_MISMATCH, scenario.branch());
  }

  @Test
  void theDrawdownStaysAndTripsNothing() {
    Scenario scenario = new Scenario().drawdown(0.2).inPosition(9);
    scenario.wallet = UNCLEAR;
    Decision decision = scenario.decide();
    assertFalse(decision.ruling().killed());
    assertFalse(decision.ruling().assessment().orElseThrow().updated());
  }

  @Test
  void theRecordTellsItFromAWalletThatWasNotReadAtAll() {
    Scenario scenario = held().horizonReached();
    CortexRecord record = DecidedRecords.record(scenario, scenario.decide());
    assertFalse(record.is(Recorded.WALLET_VERIFIED));
    assertEquals(Optional.of("two USD wallets"), record.text("wallet_err"));
    assertEquals(UNCLEAR, new RecordInputs(DecidedRecords.stored(record)).situation().wallet());
  }
}
