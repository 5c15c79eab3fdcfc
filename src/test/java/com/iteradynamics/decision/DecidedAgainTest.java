package com.iteradynamics.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.cortex.RecordInputs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A record has all that its decision was made of: read back, they make the same record. */
class DecidedAgainTest {
  private static final int CAUSES = 31;

  private static Scenario read(CortexRecord record, DecisionParameters parameters) {
    RecordInputs inputs = new RecordInputs(record);
    Situation situation = inputs.situation();
    Scenario again = new Scenario();
    again.parameters = parameters;
    again.intent = inputs.intent();
    switch (inputs.state()) {
      case LoadedState.Valid(PrimeState state) -> again.state = state;
      case LoadedState.Corrupt corrupt -> again.reading = corrupt;
    }
    again.price = situation.price();
    again.stale = situation.staleCandles();
    again.gappy = situation.gappyCandles();
    again.skew = situation.clockSkew();
    again.minimumSale = situation.minimumSaleBase();
    again.permission = situation.permission();
    again.unresolved = situation.unresolvedOrder();
    again.wallet = situation.wallet();
    again.late = situation.late();
    again.venue = situation.venueNotTradable();
    again.collar = situation.priceCollar();
    again.unknownOrder = situation.unknownOrder();
    again.restingStop = situation.restingStop();
    assertEquals(again.situation(), situation);
    return again;
  }

  private static void assertDecidesAgain(Scenario first) {
    CortexRecord record = DecidedRecords.record(first, first.decide());
    Scenario again = read(DecidedRecords.stored(record), first.parameters);
    assertEquals(record.toString(), DecidedRecords.record(again, again.decide()).toString());
  }

  @Test
  void everyTwoGatesTogetherDecideTheSameAgain() {
    int compared = 0;
    for (Consumer<Scenario> one : GateOrderTest.CAUSES.values()) {
      for (Consumer<Scenario> other : GateOrderTest.CAUSES.values()) {
        Scenario first = new Scenario();
        one.accept(first);
        other.accept(first);
        first.state =
            first
                .state
                .change()
                .openOrders(List.of("a", "b"))
                .exited(Scenario.HOUR.minusSeconds(7200))
                .finished(Scenario.HOUR.minusSeconds(3600), ExecutionBranch.FLAT_NO_ENTRY)
                .activity(Optional.of(Activity.beginning(Scenario.HOUR, 990.5)))
                .portfolio("portfolio")
                .mode("legacy")
                .done();
        assertDecidesAgain(first);
        compared++;
      }
    }
    assertEquals(CAUSES * CAUSES, compared);
  }

  @Test
  void aRecordOfBeforeThereWereModesAndCapsIsRead() throws Json.MalformedJsonException {
    Map<String, Object> fields = Json.readMap(enter().toString());
    Map<?, ?> state = (Map<?, ?>) fields.get("state_before");
    state.remove("mode");
    state.remove("activity");
    PrimeState read = new RecordInputs(CortexRecord.of(fields)).state().valid().orElseThrow();
    assertEquals(PrimeState.FIRST_MODE, read.mode());
    assertEquals(Optional.empty(), read.activity());
  }

  private static CortexRecord enter() {
    return DecidedRecords.all().get(ExecutionBranch.ENTER_LONG);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          inputs.trading_state     | MAYBE   | inputs.trading_state is not a TradingState: "MAYBE"
          inputs.fee_headroom_frac | x       | inputs.fee_headroom_frac is not a number: "x"
          inputs.fee_headroom_frac |         | the record has no inputs.fee_headroom_frac
          state_before.cash_usd    |         | the record has no state_before.cash_usd
          state_before.cash_usd    | -1      | cash and quantity must be >= 0
          state_before.version     | 1.5     | state_before.version is not a whole number: "1.5"
          state_before.last_hour   | noon    | state_before.last_hour is not a time: "noon"
          last_decision            | PERHAPS | last_decision is not a ExecutionBranch: "PERHAPS"
          wallet_verified          |         | the record has no wallet_verified
          intent_action            | JUMP    | intent_action is not a Action: "JUMP"
          intent_confidence        | 7       | confidence must be in 0..1, was 7.0
          """,
      delimiter = '|')
  void aFieldThatIsMissingOrWrongIsNamed(String path, String value, String message)
      throws Json.MalformedJsonException {
    Map<String, Object> fields = new LinkedHashMap<>(Json.readMap(enter().toString()));
    List<String> names = new ArrayList<>(List.of(path.split("[.]")));
    @SuppressWarnings("unchecked")
    Map<String, Object> inside =
        names.size() == 2 ? (Map<String, Object>) fields.get(names.getFirst()) : fields;
    inside.put(names.getLast(), value);
    if (value == null) {
      inside.remove(names.getLast());
    }
    RecordInputs inputs = new RecordInputs(CortexRecord.of(fields));
    String said =
        assertThrows(
                IllegalArgumentException.class,
                () -> {
                  inputs.state();
                  inputs.situation();
                  inputs.intent();
                })
            .getMessage();
    assertTrue(said.startsWith(message), said);
  }
}
