package com.iteradynamics.execution.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.dashboard.DashboardSamples;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.execution.port.ModelSource;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.Forecast;
import com.iteradynamics.model.Forecaster;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.testkit.LongWindow;
import com.iteradynamics.testkit.Tapes;
import com.iteradynamics.testkit.TrailingStrategy;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A record decided again, as it is and after somebody touched it. */
class RecordReplayTest {
  private static final int START = 1_400;
  private static final int END = 1_660;
  private static final CandleSeries TAPE = SampleCandles.load();
  private static final List<CortexRecord> RECORDS = DashboardSamples.records(TAPE, START, END);

  private final CycleParameters parameters = DashboardSamples.parameters();

  private static CortexRecord entry() {
    return RECORDS.stream()
        .filter(record -> record.branch() == ExecutionBranch.ENTER_LONG)
        .findFirst()
        .orElseThrow();
  }

  /** A record as a store gives it back, with a field changed; null takes it away. */
  private static CortexRecord with(CortexRecord record, String path, Object value) {
    try {
      Map<String, Object> fields = new LinkedHashMap<>(Json.readMap(Json.write(record)));
      String[] names = path.split("/", -1);
      @SuppressWarnings("unchecked")
      Map<String, Object> inside =
          names.length == 2 ? (Map<String, Object>) fields.get(names[0]) : fields;
      inside.put(names[names.length - 1], value);
      if (value == null) {
        inside.remove(names[names.length - 1]);
      }
      return CortexRecord.of(fields);
    } catch (Json.MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }

  private static Replayed.End part(Replayed replayed, String name) {
    return replayed.parts().stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(replayed.toString()))
        .end();
  }

  private static Set<String> different(Replayed replayed) {
    return replayed.parts().stream()
        .map(Replayed.Part::end)
        .filter(Replayed.Differs.class::isInstance)
        .flatMap(end -> ((Replayed.Differs) end).differences().stream())
        .map(Replayed.Difference::field)
        .collect(Collectors.toSet());
  }

  @Test
  void everyHourOfAReplayIsDecidedTheSameAgain() {
    RecordReplay replay = new RecordReplay(parameters);
    Set<ExecutionBranch> seen = EnumSet.noneOf(ExecutionBranch.class);
    for (CortexRecord record : RECORDS) {
      Replayed replayed = replay.of(with(record, "schema", 1), TAPE);
      assertTrue(replayed.agrees(), () -> record + "\n" + replayed);
      seen.add(record.branch());
    }
    assertTrue(seen.size() >= 4, seen.toString());
  }

  /** Holes that were filled since are left out again, bridged ones and those that cut. */
  @Test
  void anHourThatWasDecidedOverHolesIsDecidedTheSameWhenTheyAreFilled() {
    CandleSeries holed =
        Tapes.kept(TAPE, i -> i != 1_300 && (i < 1_340 || i >= 1_350) && (i < 1_430 || i >= 1_470));
    List<CortexRecord> records = DashboardSamples.records(holed, 1_395, 1_580);
    RecordReplay replay = new RecordReplay(parameters);
    Set<Optional<Double>> gaps = new HashSet<>();
    for (CortexRecord record : records) {
      Replayed replayed = replay.of(with(record, "schema", 1), TAPE);
      assertTrue(replayed.agrees(), () -> record + "\n" + replayed);
      assertInstanceOf(Replayed.Same.class, part(replayed, RecordReplay.CANDLES));
      gaps.add(record.get(Recorded.GAP_HOURS).map(Number::doubleValue));
    }
    assertEquals(Set.of(Optional.of(11.0), Optional.empty()), gaps, "before and after the cut");
  }

  /** A record of before the rules were named, and one that names other rules. */
  @Test
  void anHourIsDecidedTheSameWhateverRulesItsRecordNames() {
    for (Object rules : new Object[] {null, Map.of("source", "venue", "base_increment", 1)}) {
      Replayed replayed =
          new RecordReplay(parameters).of(with(entry(), "inputs/rules", rules), TAPE);
      assertTrue(replayed.agrees(), replayed::toString);
    }
  }

  /** A record of before the fees were named, and one of another fee schedule. */
  @Test
  void anHourIsDecidedTheSameWhateverFeesItsRecordNames() {
    for (Object fees : new Object[] {null, Map.of("source", "venue", "taker", 0.5)}) {
      Replayed replayed = new RecordReplay(parameters).of(with(entry(), "inputs/fees", fees), TAPE);
      assertTrue(replayed.agrees(), replayed::toString);
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          regime_label            | CHOP            | regime_label
          regime_confidence       | 0.1             | regime_confidence
          intent_action           | HOLD            | intent_action
          intent_error            | it failed       | intent_error
          execution_branch        | FLAT_NO_ENTRY   | execution_branch
          equity_usd              | 1               | equity_usd
          killed                  | yes             | killed
          gates                   | none            | gates
          cash_usd                | 5               | cash_usd
          base_qty                | 5               | base_qty
          state_before/base_qty   | 1               | base_qty
          inputs/trading_state    | HALTED          | execution_branch
          inputs/stale_candles    | yesterday's     | execution_branch
          wallet_err              | 3 USD short     | execution_branch
          conf_min                | 0.1             | conf_min
          """,
      delimiter = '|')
  void whatSomebodyChangedIsFound(String path, String value, String field) {
    Object typed = value.matches("[0-9.]+") ? new BigDecimal(value) : value;
    Replayed replayed = new RecordReplay(parameters).of(with(entry(), path, typed), TAPE);
    assertFalse(replayed.agrees());
    assertTrue(different(replayed).contains(field), replayed::toString);
  }

  @Test
  void anHourWhoseStrategyReadsItsPositionIsToldTheSameAgain() {
    CycleParameters reading = reading(new TrailingStrategy(7));
    List<CortexRecord> records = DashboardSamples.records(reading, TAPE, START, END);
    RecordReplay replay = new RecordReplay(reading(new TrailingStrategy(7)));
    for (CortexRecord record : records) {
      Replayed replayed = replay.of(with(record, "schema", 1), TAPE);
      assertTrue(replayed.agrees(), () -> record + "\n" + replayed);
    }
    CortexRecord held =
        records.stream()
            .filter(record -> record.has(Recorded.INTENT_POSITION))
            .filter(record -> record.read(Recorded.INTENT_POSITION).orElseThrow().hoursHeld() > 3)
            .findFirst()
            .orElseThrow();
    assertEquals(Set.of(), different(replay.of(held, TAPE)));
    String of = "intent_position/";
    assertEquals(
        Set.of("intent_position"),
        different(replay.of(with(held, of + "entry_price_usd", new BigDecimal("1")), TAPE)));
    assertEquals(
        Set.of("intent_position"), different(replay.of(with(held, "intent_position", null), TAPE)));
    assertTrue(
        different(
                replay.of(
                    with(held, "state_before/high_water_usd", new BigDecimal("999999")), TAPE))
            .contains("intent_position"));
    assertFalse(
        new RecordReplay(reading((closed, regime, context) -> null)).of(held, TAPE).agrees());
  }

  /** Over a hole that cuts Layer 1's window and not the strategy's. */
  @Test
  void anHourWithALongWindowIsDecidedTheSameAgain() {
    CandleSeries holed = Tapes.kept(TAPE, i -> i < 2_150 || i >= 2_180);
    CycleParameters longer = reading(new LongWindow(2_000, 2_000, false));
    List<CortexRecord> records = DashboardSamples.records(longer, holed, 1_990, 2_300);
    List<CortexRecord> shorter = DashboardSamples.records(holed, 1_990, 2_300);
    RecordReplay replay = new RecordReplay(longer);
    Set<String> reasons = new HashSet<>();
    for (int i = 0; i < records.size(); i++) {
      CortexRecord record = records.get(i);
      Replayed replayed = replay.of(with(record, "schema", 1), TAPE);
      assertTrue(replayed.agrees(), () -> record + "\n" + replayed);
      assertEquals(Math.min(1_991 + i, 2_000), record.needed(Recorded.WINDOW_CANDLES));
      for (String label : List.of("regime_label", "regime_confidence", "regime_features")) {
        assertEquals(
            Json.write(shorter.get(i).fields().get(label)), Json.write(record.fields().get(label)));
      }
      reasons.add(record.needed(Recorded.INTENT_REASON).replaceAll("\\(.*", ""));
    }
    assertEquals(Set.of("insufficient_history", "mean"), reasons);
  }

  @Test
  void theRecordOfAStrategyThatDoesNotReadItsPositionHasNone() {
    for (CortexRecord record : RECORDS) {
      assertFalse(record.has(Recorded.INTENT_POSITION));
      assertFalse(record.has(Recorded.NO_HORIZON));
      assertFalse(record.has(Recorded.INTENT_NO_HORIZON));
      assertFalse(record.needed(Recorded.STATE_BEFORE).containsKey("high_water_usd"));
    }
  }

  private CycleParameters reading(Strategy strategy) {
    return new CycleParameters(
        parameters.book(),
        parameters.run(),
        parameters.regime(),
        strategy,
        parameters.legacy(),
        parameters.model(),
        parameters.decision(),
        parameters.maker(),
        parameters.startCash(),
        parameters.timeLimit(),
        parameters.pause(),
        parameters.reads(),
        parameters.events());
  }

  @Test
  void candlesThatAreOthersNowAreSaidAndTheGovernorsAreAskedAllTheSame() {
    CortexRecord record = entry();
    for (CandleSeries other :
        List.of(CandleSeries.empty("BTC-USD"), TAPE.first(1_000), TAPE.last(TAPE.size() - START))) {
      Replayed replayed = new RecordReplay(parameters).of(record, other);
      assertFalse(replayed.agrees());
      assertInstanceOf(Replayed.Unknown.class, part(replayed, "candles"));
      assertInstanceOf(Replayed.Same.class, part(replayed, "decision"));
    }
  }

  @Test
  void anotherProgramIsRemarkedAndOtherParametersAreNotTakenForTheSame() {
    CortexRecord old = with(entry(), "code_version", "0.9");
    Replayed replayed = new RecordReplay(parameters).of(old, TAPE);
    assertTrue(replayed.agrees());
    assertInstanceOf(Replayed.Remark.class, part(replayed, "code version"));
    replayed = new RecordReplay(parameters).of(with(entry(), "parameter_hash", "1"), TAPE);
    assertFalse(replayed.agrees());
    assertInstanceOf(Replayed.Unknown.class, part(replayed, "parameters"));
  }

  @Test
  void anHourInWhichNothingWasDecidedHasNothingToCompare() {
    CortexRecord refused = with(with(entry(), "inputs", null), "why", "late");
    Replayed replayed = new RecordReplay(parameters).of(refused, TAPE);
    assertTrue(replayed.agrees());
    assertTrue(part(replayed, "decision").toString().contains("late"));
  }

  @Test
  void anAbandonedHoursDecisionIsTheOneThatWasWrittenAhead() {
    CortexRecord draft = with(with(entry(), "orders", null), "cash_usd", null);
    CortexRecord abandoned =
        with(
            with(draft, "execution_branch", "TICK_ABANDONED"),
            "abandoned_decision",
            draft.fields());
    assertTrue(new RecordReplay(parameters).of(abandoned, TAPE).agrees());
    CortexRecord touched = with(draft, "regime_label", "CHOP");
    abandoned = with(abandoned, "abandoned_decision", touched.fields());
    assertEquals(
        Set.of("regime_label"), different(new RecordReplay(parameters).of(abandoned, TAPE)));
    Replayed broken =
        new RecordReplay(parameters).of(with(abandoned, "abandoned_decision", Map.of()), TAPE);
    assertInstanceOf(Replayed.Unknown.class, part(broken, "decision"));
  }

  @ParameterizedTest
  @CsvSource({
    "state_before/cash_usd, lots, state_before.cash_usd is not a number",
    "window_candles, -3, window_candles must be >= 0",
    "inputs/trading_state, PERHAPS, inputs.trading_state is not",
    "orders, none, ''"
  })
  void whatCannotBeReadIsSaidByItsName(String path, String value, String message) {
    Replayed replayed = new RecordReplay(parameters).of(with(entry(), path, value), TAPE);
    assertFalse(replayed.agrees());
    assertTrue(replayed.toString().contains(message), replayed::toString);
  }

  @Test
  void aModelIsAskedAgainWhenItIsAtHand() {
    Forecast said =
        new Forecast.Known(0.7, "m1", 0.5, List.of(new Forecast.Contribution("rsi", 61.5, 0.2)));
    CortexRecord record = entry();
    for (String name : List.of("p_long", "p_long_bias")) {
      record = with(record, name, new BigDecimal(name.equals("p_long") ? "0.7" : "0.5"));
    }
    record = with(with(record, "model_id", "m1"), "p_long_reason", null);
    record =
        with(
            record,
            "p_long_contributions",
            List.of(
                Map.of(
                    "feature", "rsi",
                    "value", new BigDecimal("61.5"),
                    "contribution", new BigDecimal("0.20"))));
    assertTrue(new RecordReplay(with(closed -> said)).of(record, TAPE).agrees());
    Forecast other = new Forecast.Known(0.6, "m1", 0.5, List.of());
    assertEquals(
        Set.of("p_long", "p_long_contributions"),
        different(new RecordReplay(with(closed -> other)).of(record, TAPE)));
    for (Forecaster not :
        List.<Forecaster>of(
            Forecaster.none("no shelf"), closed -> new Forecast.Known(0.7, "m2", 0.5, List.of()))) {
      Replayed replayed = new RecordReplay(with(not)).of(record, TAPE);
      assertInstanceOf(Replayed.Unknown.class, part(replayed, "model"));
      assertInstanceOf(Replayed.Same.class, part(replayed, "regime and intent"));
    }
  }

  private CycleParameters with(Forecaster model) {
    RunIdentity run = parameters.run();
    return new CycleParameters(
        parameters.book(),
        run,
        parameters.regime(),
        parameters.strategy(),
        parameters.legacy(),
        ModelSource.of(model),
        parameters.decision(),
        parameters.maker(),
        parameters.startCash(),
        parameters.timeLimit(),
        parameters.pause(),
        parameters.reads(),
        parameters.events());
  }
}
