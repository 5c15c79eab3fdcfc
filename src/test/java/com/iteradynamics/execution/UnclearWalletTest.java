package com.iteradynamics.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.MemoryStore;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.order.Wallet;
import com.iteradynamics.strategy.Action;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is unclear about one side of the wallet stops what needs that side. */
class UnclearWalletTest {
  private static final int HOUR = LiveCycle.HOUR;
  private static final Wallet.Part UNCLEAR = new Wallet.Part.Indeterminate("two wallets");

  private final LiveCycle live = new LiveCycle().wants(HOUR, Action.ENTER_LONG);

  private static Wallet.Part known(String amount) {
    return new Wallet.Part.Known(new BigDecimal(amount), BigDecimal.ZERO);
  }

  private CortexRecord later(Wallet.Part cash, Wallet.Part base, Action action) {
    live.venue.wallet = new Result.Ok<>(new Wallet(cash, base));
    return live.wants(HOUR + 1, action).record(HOUR + 1);
  }

  @Test
  void coinsAreSoldWhateverIsUnclearAboutTheCash() {
    live.run(HOUR);
    CortexRecord record = later(UNCLEAR, known("1.5"), Action.EXIT_LONG);
    assertEquals(ExecutionBranch.EXIT_STRATEGY, record.branch());
    assertEquals(2, live.venue.posted.size());
    assertEquals(Optional.of("two wallets"), record.text("wallet_err"));
  }

  @Test
  void coinsThatAreUnclearAreNotSold() {
    live.run(HOUR);
    CortexRecord record = later(known("1000"), UNCLEAR, Action.EXIT_LONG);
    assertEquals(ExecutionBranch.HOLD_IN_POSITION, record.branch());
    assertTrue(record.text("why").orElseThrow().contains("two wallets"), record.toString());
    assertEquals(1, live.venue.posted.size());
  }

  @Test
  void nothingIsBoughtWithEitherSideUnclear() {
    live.wants(HOUR, Action.HOLD).run(HOUR);
    assertEquals(
        ExecutionBranch.WALLET_UNVERIFIED_FAIL_CLOSED_ENTRY,
        later(UNCLEAR, known("0"), Action.ENTER_LONG).branch());
    live.venue.wallet = new Result.Ok<>(new Wallet(known("1000"), UNCLEAR));
    assertEquals(
        ExecutionBranch.WALLET_UNVERIFIED_FAIL_CLOSED_ENTRY,
        live.wants(HOUR + 2, Action.ENTER_LONG).record(HOUR + 2).branch());
    assertEquals(List.of(), live.venue.posted);
  }

  @Test
  void coinsThatAreMissingAreReportedWhateverIsUnclearAboutTheCash() {
    live.run(HOUR);
    CortexRecord record = later(UNCLEAR, known("1"), Action.EXIT_LONG);
    assertEquals(ExecutionBranch.EXIT_STRATEGY, record.branch(), "a sale of what is there");
    assertTrue(
        record.text("wallet_err").orElseThrow().startsWith("the wallet holds unclear USD and 1, "),
        record.toString());
  }

  @Test
  void aBookDoesNotBeginWithEitherSideUnclear() {
    for (Wallet wallet :
        List.of(new Wallet(UNCLEAR, known("0")), new Wallet(known("1000"), UNCLEAR))) {
      live.venue.wallet = new Result.Ok<>(wallet);
      CortexRecord record = live.record(HOUR);
      assertEquals(ExecutionBranch.WALLET_UNVERIFIED_FAIL_CLOSED_ENTRY, record.branch());
      assertTrue(record.text("why").orElseThrow().contains("two wallets"), record.toString());
      assertEquals(Optional.empty(), live.state().portfolio());
      live.store = new MemoryStore();
    }
  }
}
