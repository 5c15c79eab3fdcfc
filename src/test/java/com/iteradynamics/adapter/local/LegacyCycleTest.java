package com.iteradynamics.adapter.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.port.ModelSource;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.legacy.LegacyEngine;
import com.iteradynamics.legacy.LegacyParameters;
import com.iteradynamics.legacy.LegacyReason;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.Forecast;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.testkit.Tapes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Legacy mode in the cycle that prime mode has, over a tape that only rises. */
class LegacyCycleTest {
  private static final int ENTRY = 250;
  private static final LegacyEngine ENGINE =
      new LegacyEngine(
          LegacyParameters.read(new SettingsReader(Map.of("ARGUS_MAX_HOLD_HOURS", "6"))), 0.25);

  @TempDir private Path folder;

  private final TickStore store = new MemoryStore();
  private final StoreCycle legacy = cycle(Optional.of(ENGINE));
  private final StoreCycle prime = cycle(Optional.empty());

  private static StoreCycle cycle(Optional<LegacyEngine> engine) {
    StoreCycle cycle = new StoreCycle();
    cycle.candles = new ReplayCandles(StoreCycle.risingTape(300));
    cycle.legacy = engine;
    return cycle;
  }

  private static ModelSource saying(double pLong) {
    return ModelSource.of(closed -> new Forecast.Known(pLong, "test", 0.5, List.of()));
  }

  private CortexRecord entry(TickStore into) {
    legacy.model = saying(0.7);
    CortexRecord record = legacy.record(into, ENTRY);
    assertEquals(ExecutionBranch.ENTER_LONG, record.branch(), record::toString);
    return record;
  }

  @Test
  void anEntryIsRecordedWithTheRegimeThatAllowedIt() {
    CortexRecord record = entry(store);
    assertEquals(Optional.of("legacy"), record.text("mode"));
    assertEquals(Optional.of("legacy"), record.text("intent_source"));
    assertEquals(Optional.empty(), record.text("external_strategy_module"));
    assertEquals(Optional.of("legacy_model_buy"), record.text("intent_reason"));
    assertEquals(Optional.of("BULL_QUIET"), record.text("legacy_regime"));
    assertEquals(Optional.of(0.9), record.get(Recorded.LEGACY_RISK_MULTIPLIER));
    assertEquals(Optional.of(0.0), record.get(Recorded.LEGACY_SEVERITY));
    assertEquals(false, record.fields().get("legacy_emergency_exit"));
    assertEquals(350.0, ((Map<?, ?>) record.fields().get("legacy_features")).get("price"));
    assertEquals(225, record.get(Recorded.POSITION_NOTIONAL_USD).orElseThrow(), 5);
    assertEquals(
        Optional.of(StoreCycle.hour(ENTRY + 6).toString()), record.text("planned_exit_ts"));
  }

  @Test
  void anAbsentModelNeitherEntersNorKeepsThePositionBeyondItsTime() {
    assertEquals(ExecutionBranch.FLAT_NO_ENTRY, legacy.record(store, ENTRY - 1).branch());
    entry(store);
    legacy.model = ModelSource.OFF;
    CortexRecord held = legacy.record(store, ENTRY + 5);
    assertEquals(ExecutionBranch.HOLD_IN_POSITION, held.branch());
    assertEquals(Optional.of("legacy_no_model"), held.text("intent_reason"));
    CortexRecord sold = legacy.record(store, ENTRY + 6);
    assertEquals(ExecutionBranch.EXIT_STRATEGY, sold.branch());
    assertEquals(Optional.of("legacy_max_hold"), sold.text("intent_reason"));
    assertEquals(false, sold.fields().get("in_position"));
  }

  @Test
  void theModelSellsWhenTheMinimumTimeIsOver() {
    entry(store);
    legacy.model = saying(0.5);
    CortexRecord young = legacy.record(store, ENTRY + 3);
    assertEquals(Optional.of("legacy_min_hold"), young.text("intent_reason"));
    CortexRecord sold = legacy.record(store, ENTRY + 4);
    assertEquals(Optional.of("legacy_model_sell"), sold.text("intent_reason"));
    assertEquals(ExecutionBranch.EXIT_STRATEGY, sold.branch());
  }

  @Test
  void theModeIsNotChangedWhileThereIsAPosition() {
    try (FolderStore files = FolderStore.open(folder)) {
      for (TickStore any : List.of(store, files)) {
        entry(any);
        PrimeState before = state(any);
        CortexRecord refused = prime.record(any, ENTRY + 1);
        assertEquals(ExecutionBranch.MODE_CHANGED_IN_POSITION, refused.branch());
        assertTrue(
            refused.text("why").orElseThrow().contains("made in mode legacy"), refused::toString);
        assertEquals(before, state(any));
        legacy.model = ModelSource.OFF;
        assertEquals(ExecutionBranch.EXIT_STRATEGY, legacy.record(any, ENTRY + 6).branch());
        prime.script = Map.of(StoreCycle.hour(ENTRY + 7), Action.ENTER_LONG);
        assertEquals(ExecutionBranch.ENTER_LONG, prime.record(any, ENTRY + 7).branch());
        assertEquals("prime", state(any).mode());
        assertEquals(
            ExecutionBranch.MODE_CHANGED_IN_POSITION, legacy.record(any, ENTRY + 8).branch());
      }
    }
  }

  @Test
  void aThousandHoursOfChanceMeetEveryReasonAndNeverOutstayTheMaximumTime() {
    long seed = 6;
    System.out.println("legacy mode over a random tape of seed " + seed);
    CandleSeries tape = Tapes.random(seed, 1_500);
    Instant first = tape.openTime(0);
    Random chance = new Random(seed);
    Set<String> reasons = new TreeSet<>();
    StoreCycle cycle = cycle(Optional.of(ENGINE));
    for (int i = 250; i < tape.size(); i++) {
      cycle.candles = new ReplayCandles(tape.first(i + 1));
      cycle.model = chance.nextInt(4) == 0 ? ModelSource.OFF : saying(chance.nextDouble());
      int hour =
          (int) Duration.between(StoreCycle.FIRST, first.plus(Duration.ofHours(i))).toHours();
      CortexRecord record = cycle.record(store, hour);
      reasons.add(record.text("intent_reason").orElseThrow());
      state(store)
          .entry()
          .ifPresent(
              entry ->
                  assertTrue(
                      Duration.between(entry.at(), record.hour()).toHours() < 6, record::toString));
      if (record.branch() == ExecutionBranch.ENTER_LONG) {
        assertTrue(record.get(Recorded.LEGACY_RISK_MULTIPLIER).orElseThrow() > 0, record::toString);
      }
    }
    Set<String> expected = new TreeSet<>();
    for (LegacyReason reason : LegacyReason.values()) {
      expected.add("legacy_" + reason.name().toLowerCase(Locale.ROOT));
    }
    expected.remove("legacy_no_regime");
    assertEquals(expected, reasons);
  }

  private static PrimeState state(TickStore store) {
    return assertInstanceOf(LoadedState.Valid.class, store.state(StoreCycle.BOOK).orElseThrow())
        .state();
  }
}
