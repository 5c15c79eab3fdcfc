package com.iteradynamics.adapter.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.execution.port.AuditEntry;
import com.iteradynamics.testkit.Seed;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes: killed at any moment, and several at once. */
class StoreProcessesTest {
  private static final int DEATHS = 6;

  @TempDir Path folder;

  /** The next process goes on where the dead one was, and no money is made or lost. */
  @Test
  void aProcessThatIsKilledAtAnyMomentLosesNothing() throws Exception {
    Random random = new Random(Seed.value());
    List<CortexRecord> before = List.of();
    for (int death = 0; death < DEATHS; death++) {
      try (OtherProcess other = OtherProcess.living(folder)) {
        assertEquals("lives", other.said());
        // On a busy machine a process may not come to its first hour in time; the last one does.
        boolean last = death == DEATHS - 1;
        for (int left = 600; last && left > 0 && records().size() == before.size(); left--) {
          Thread.sleep(100);
        }
        Thread.sleep(random.nextInt(400));
        assertTrue(other.lives());
        other.kill();
      }
      assertEquals(List.of("ok"), StoreFile.rows(folder, "PRAGMA integrity_check"));
      List<CortexRecord> now = records();
      assertEquals(before, now.subList(0, before.size()), "what was there stays");
      before = now;
      try (FolderStore store = FolderStore.open(folder)) {
        Living.cycle().run(store, Living.next(store));
        assertBooked(store);
      }
      before = records();
    }
    assertTrue(before.size() > DEATHS, before::toString);
  }

  private List<CortexRecord> records() {
    try (FolderStore store = FolderStore.openReadOnly(folder, notice -> {})) {
      return store.records(StoreCycle.BOOK, 1_000_000, Optional.empty());
    }
  }

  /** One hour, one record; and what the book holds is what its fills come to. */
  private void assertBooked(FolderStore store) {
    List<Instant> hours =
        store.records(StoreCycle.BOOK, 1_000_000, Optional.empty()).stream()
            .map(CortexRecord::hour)
            .toList();
    assertEquals(hours.stream().distinct().toList(), hours);
    assertEquals(List.of(), store.unfinished(StoreCycle.BOOK, Instant.MAX));
    PrimeState state =
        assertInstanceOf(LoadedState.Valid.class, store.state(StoreCycle.BOOK).orElseThrow())
            .state();
    assertEquals(List.of(), state.openOrders());
    assertEquals(Optional.of(hours.getLast()), state.lastHour());
    BigDecimal cash = new BigDecimal("1000");
    BigDecimal base = BigDecimal.ZERO;
    for (String fill :
        StoreFile.rows(folder, "SELECT side, base_qty, value_usd, fee_usd FROM fills")) {
      String[] columns = fill.split("\\|", 4);
      BigDecimal sign = BigDecimal.valueOf(columns[0].equals("BUY") ? 1 : -1);
      base = base.add(sign.multiply(new BigDecimal(columns[1])));
      cash = cash.subtract(sign.multiply(new BigDecimal(columns[2])));
      cash = cash.subtract(new BigDecimal(columns[3]));
    }
    assertEquals(0, cash.compareTo(state.cashUsd()), cash + " and " + state.cashUsd());
    assertEquals(0, base.compareTo(state.baseQty()), base + " and " + state.baseQty());
  }

  /** One process ticks, this one looks, stops and goes on, and a third one may not tick. */
  @Test
  void whileOneTicksOthersReadAndHaltAndResumeGetThrough() throws Exception {
    try (OtherProcess ticking = OtherProcess.living(folder)) {
      assertEquals("lives", ticking.said());
      List<Instant> seen = new ArrayList<>();
      for (int turn = 0; turn < 25; turn++) {
        seen.add(look());
        permit(TradingState.HALTED, turn);
        permit(TradingState.ACTIVE, turn);
      }
      assertEquals(seen.stream().sorted().toList(), seen, "never back in time");
      try (OtherProcess third = OtherProcess.opening(folder)) {
        assertTrue(third.said().contains("another argus process"), third.said());
        assertEquals(1, third.end());
      }
      assertTrue(ticking.lives());
      ticking.kill();
      assertTrue(look().isAfter(seen.getFirst()), "it went on");
    }
    assertEquals(List.of("50"), StoreFile.rows(folder, "SELECT count(*) FROM interventions"));
  }

  /** State and records belong together at every moment; answers the newest hour. */
  private Instant look() {
    try (FolderStore store = FolderStore.openReadOnly(folder, notice -> {})) {
      List<CortexRecord> newest = store.records(StoreCycle.BOOK, 1, Optional.empty());
      if (newest.isEmpty()) {
        return StoreCycle.FIRST;
      }
      PrimeState state =
          assertInstanceOf(LoadedState.Valid.class, store.state(StoreCycle.BOOK).orElseThrow())
              .state();
      assertEquals(state.lastHour(), Optional.of(newest.getFirst().hour()));
      return newest.getFirst().hour();
    }
  }

  private void permit(TradingState state, int turn) {
    TradingPermission wanted = new TradingPermission(state, "turn " + turn);
    try (FolderStore store = FolderStore.open(folder)) {
      store.permit(
          StoreCycle.BOOK,
          wanted,
          new AuditEntry(StoreCycle.hour(turn), "test", "turn", state.name()));
      assertEquals(wanted, store.permission(StoreCycle.BOOK));
    }
  }
}
