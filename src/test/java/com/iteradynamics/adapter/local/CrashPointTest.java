package com.iteradynamics.adapter.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.StateReading;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.strategy.Action;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the process at every effect of an entry, a hold and an exit — between any two writes, in
 * the middle of an append, before and after the venue took an order — and runs it again.
 */
class CrashPointTest {
  private static final int ENTRY = 70;
  private static final int EXIT = 72;

  @TempDir Path folders;

  /** The process is gone; nothing catches this. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Counts effects and kills at one of them. */
  private static final class Effects {
    private final int fatal;
    private int count;

    Effects(int fatal) {
      this.fatal = fatal;
    }

    boolean isFatal() {
      return ++count == fatal;
    }

    void step() {
      if (isFatal()) {
        throw new Killed();
      }
    }
  }

  /** Dies before a write, in the middle of an append, or after it. */
  private static final class MortalDisk extends Disk {
    private final Effects effects;

    MortalDisk(Effects effects) {
      super(false);
      this.effects = effects;
    }

    @Override
    void replace(Path file, String text) throws IOException {
      effects.step();
      super.replace(file, text);
    }

    @Override
    void append(Path file, long offset, String text) throws IOException {
      effects.step();
      if (effects.isFatal()) {
        super.append(file, offset, text.substring(0, text.length() / 2));
        throw new Killed();
      }
      super.append(file, offset, text);
    }

    @Override
    void delete(Path file) throws IOException {
      effects.step();
      super.delete(file);
    }
  }

  private static Cycle cycle(RememberingVenue venue) {
    Cycle cycle = new Cycle();
    cycle.script = Map.of(Cycle.hour(ENTRY), Action.ENTER_LONG, Cycle.hour(EXIT), Action.EXIT_LONG);
    cycle.broker = venue;
    return cycle;
  }

  @Test
  void theSameHourRunAgainGivesOneOrderAndOneRecord() throws IOException {
    RememberingVenue calm = new RememberingVenue();
    Path expected = folders.resolve("calm");
    int effects = life(expected, calm, 0, true);
    List<String> records = records(expected);
    assertEquals(2, calm.accepted.size(), "an entry and an exit");
    for (int fatal = 1; fatal <= effects; fatal++) {
      String when = "killed at effect " + fatal + " of " + effects;
      RememberingVenue venue = new RememberingVenue();
      Path folder = folders.resolve("again-" + fatal);
      life(folder, venue, fatal, true);
      assertEquals(calm.accepted, venue.accepted, when);
      assertEquals(records, records(folder), when);
      for (String file : List.of("paper_prime_state.json", "trade_ledger.jsonl")) {
        assertEquals(
            Files.readString(expected.resolve(file)),
            Files.readString(folder.resolve(file)),
            when + ": " + file);
      }
      assertNothingLeftOver(folder, when);
    }
    System.out.println("killed and resumed at each of " + effects + " effects");
  }

  @Test
  void theNextHourBooksWhatTheDeadOneDidAndDecidesOnItsOwn() throws IOException {
    int effects = life(folders.resolve("calm"), new RememberingVenue(), 0, true);
    for (int fatal = 1; fatal <= effects; fatal++) {
      String when = "killed at effect " + fatal + " of " + effects;
      RememberingVenue venue = new RememberingVenue();
      Path folder = folders.resolve("next-" + fatal);
      life(folder, venue, fatal, false);
      try (FolderStore store = FolderStore.open(folder)) {
        List<CortexRecord> records = store.records(Cycle.BOOK, 100, Optional.empty());
        assertEquals(
            records.stream().map(CortexRecord::hour).distinct().toList(),
            records.stream().map(CortexRecord::hour).toList(),
            when + ": one record an hour");
        PrimeState state = ((StateReading.Valid) store.state(Cycle.BOOK).orElseThrow()).state();
        assertLedgerIsTheVenues(venue, state, when);
        assertTrue(state.openOrders().isEmpty(), when);
        assertTrue(
            records.stream()
                    .filter(record -> record.branch() == ExecutionBranch.TICK_ABANDONED)
                    .count()
                <= 1,
            when);
      }
      assertNothingLeftOver(folder, when);
    }
  }

  /** Runs the hours, dies once at {@code fatal}, and goes on with the same hour or the next. */
  private int life(Path folder, RememberingVenue venue, int fatal, boolean sameHour) {
    Effects effects = new Effects(fatal);
    venue.effect = effects::step;
    Cycle cycle = cycle(venue);
    int hour = ENTRY - 1;
    FolderStore store = null;
    while (hour <= EXIT + 1 || store == null) {
      try {
        if (store == null) {
          store = FolderStore.open(folder, new MortalDisk(effects));
        }
        cycle.run(store, hour);
        hour++;
      } catch (Killed killed) {
        if (store != null) {
          store.close();
          store = null;
        }
        hour += sameHour ? 0 : 1;
      }
    }
    store.close();
    return effects.count;
  }

  private static void assertLedgerIsTheVenues(
      RememberingVenue venue, PrimeState state, String when) {
    BigDecimal cash = new BigDecimal("1000");
    BigDecimal base = BigDecimal.ZERO;
    int sign = -1;
    for (OrderOutcome outcome : venue.accepted.values()) {
      for (Fill fill : ((OrderOutcome.Done) outcome).fills()) {
        cash = cash.add(fill.valueUsd().multiply(BigDecimal.valueOf(sign))).subtract(fill.feeUsd());
        base = base.subtract(fill.baseQty().multiply(BigDecimal.valueOf(sign)));
      }
      sign = -sign;
    }
    assertEquals(0, cash.compareTo(state.cashUsd()), when + ": cash " + cash + " at the venue");
    assertEquals(0, base.compareTo(state.baseQty()), when + ": base " + base + " at the venue");
  }

  /** The records, less how often an order had to be sent, which a crash may change. */
  private static List<String> records(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("cortex.jsonl"))) {
      lines.add(
          line.replaceAll("\"sends\":[0-9]+", "\"sends\":n")
              .replaceAll("\"sent_at\":\"[^\"]*\"", "\"sent_at\":t"));
    }
    return lines;
  }

  private static void assertNothingLeftOver(Path folder, String when) throws IOException {
    Map<String, Boolean> files = new LinkedHashMap<>();
    try (var all = Files.list(folder)) {
      all.forEach(file -> files.put(file.getFileName().toString(), true));
    }
    assertTrue(
        files.keySet().stream()
            .noneMatch(name -> name.contains("tick") || name.contains("transaction")),
        when + ": " + files.keySet());
  }
}
