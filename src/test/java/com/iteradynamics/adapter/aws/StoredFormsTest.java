package com.iteradynamics.adapter.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.MemoryStore;
import com.iteradynamics.adapter.local.ReplayCandles;
import com.iteradynamics.adapter.local.StoreCycle;
import com.iteradynamics.cortex.ConfirmedHole;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.cortex.RecordInputs;
import com.iteradynamics.cortex.RecordWriter;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.cortex.StateDocument;
import com.iteradynamics.decision.Activity;
import com.iteradynamics.decision.DecidedRecords;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.IntentResult;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.execution.port.AuditEntry;
import com.iteradynamics.execution.port.ModelSource;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickPlan;
import com.iteradynamics.legacy.LegacyEngine;
import com.iteradynamics.legacy.LegacyParameters;
import com.iteradynamics.market.CandleRules;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.Forecast;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.PostOnly;
import com.iteradynamics.order.PriceSource;
import com.iteradynamics.order.Quote;
import com.iteradynamics.order.Side;
import com.iteradynamics.order.StopLimit;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Position;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.StrategyIntent;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What was stored in November 2026 is read as it was meant, and written again to the byte: states
 * of every schema, records, and both as items. The files in {@code stored} were made by the code of
 * that time and are never made anew.
 */
class StoredFormsTest {
  private static final BookKey BOOK = BookKey.paper("BTC-USD");
  private static final Instant HOUR = Instant.parse("2026-03-01T15:00:00Z");
  private static final int NOW = PrimeState.SCHEMA;
  private static final String ID = "3f0c0d8e-0000-5000-8000-000000000001";

  /** Branches of rules that came after the other records were kept. */
  private static final Set<ExecutionBranch> OF_STOPS =
      EnumSet.of(
          ExecutionBranch.EXIT_RESTING_STOP,
          ExecutionBranch.EXIT_STOP,
          ExecutionBranch.EXIT_TRAILING_STOP,
          ExecutionBranch.EXIT_ATR_STOP,
          ExecutionBranch.EXIT_TAKE_PROFIT,
          ExecutionBranch.STOPS_REACHED);

  private static PrimeState full() {
    return PrimeState.fresh(new BigDecimal("1000.50"))
        .change()
        .killed(true)
        .equity(987.25, 1_234.5)
        .holdings(new BigDecimal("12.3400"), new BigDecimal("0.01234567"))
        .position(
            Optional.of(new PrimeState.Entry(HOUR.minusSeconds(7_200), new BigDecimal("64000.10"))),
            Optional.of(HOUR.plusSeconds(90_000)))
        .exited(HOUR.minusSeconds(360_000))
        .finished(HOUR.minusSeconds(3_600), ExecutionBranch.HOLD_IN_POSITION)
        .openOrders(List.of("a", "b"))
        .portfolio("portfolio-1")
        .activity(
            Optional.of(
                new Activity(Instant.parse("2026-03-01T00:00:00Z"), 1_000.125, 3, HOUR, 1, 1)))
        .mode("legacy")
        .fillsSinceFlat(7)
        .bookedLate(List.of("late-1"))
        .highWater(64_100.5)
        .entryAtr(Optional.of(320.25))
        .stops(List.of(HOUR.minusSeconds(360_000)))
        .flatSince(Optional.of(HOUR.minusSeconds(3_600)))
        .resting(Optional.of(new PrimeState.Resting("b", HOUR.plusSeconds(1_200), 2)))
        .restingStop(Optional.of(new PrimeState.RestingStop("a", new BigDecimal("60800.09"))))
        .done();
  }

  /** As records were kept before orders rested beyond their tick. */
  private static PrimeState former() {
    return full().change().resting(Optional.empty()).restingStop(Optional.empty()).done();
  }

  private static Map<String, PrimeState> states() {
    Map<String, PrimeState> states = new LinkedHashMap<>();
    states.put("fresh", PrimeState.fresh(new BigDecimal("1000")));
    states.put("full", full());
    states.put(
        "unverified",
        PrimeState.fresh(BigDecimal.ZERO)
            .change()
            .activity(Optional.of(new Activity(HOUR, Optional.empty(), 0, HOUR, 0, 0)))
            .done());
    return states;
  }

  /** What a state of {@code schema} could tell of {@code state}. */
  private static PrimeState known(PrimeState state, int schema) throws Exception {
    Map<String, Object> fields = Json.readMap(Json.write(state));
    if (schema < NOW) {
      fields.put("resting_stop", null);
    }
    if (schema < 6) {
      fields.put("resting", null);
    }
    if (schema < 5) {
      fields.put("high_water_usd", null);
      fields.put("entry_atr_usd", null);
      fields.put("stops", List.of());
      fields.put("flat_since", null);
      fields.put("no_horizon", false);
    }
    if (schema < 4) {
      fields.put("fills_since_flat", 0);
      fields.put("booked_late", List.of());
    }
    if (schema < 3) {
      fields.put("mode", PrimeState.FIRST_MODE);
    }
    if (schema < 2) {
      fields.put("portfolio", null);
      fields.put("activity", null);
    }
    return Json.read(Json.write(fields), PrimeState.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, NOW})
  void aStateAsText(int schema) throws Exception {
    for (Map.Entry<String, PrimeState> each : states().entrySet()) {
      String stored = file("state-" + schema + "-" + each.getKey() + ".json");
      assertEquals(
          known(each.getValue(), schema), StateDocument.read(stored).toState(BOOK), each.getKey());
      if (schema == NOW) {
        assertEquals(stored, Json.writePretty(StateDocument.of(BOOK, each.getValue())));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, NOW})
  void aStateAsAnItem(int schema) throws Exception {
    for (Map.Entry<String, PrimeState> each : states().entrySet()) {
      Map<String, AttributeValue> stored = item("item-state-" + schema + "-" + each.getKey());
      PrimeState read = DynamoItems.state(BOOK, stored).valid().orElseThrow();
      assertEquals(1, read.version());
      assertEquals(
          DynamoItems.item(BOOK, known(each.getValue(), schema).nextVersion(), "any"),
          DynamoItems.item(BOOK, read, "any"),
          each.getKey());
      if (schema == NOW) {
        assertEquals(stored, DynamoItems.item(BOOK, each.getValue(), "write-1"));
      }
    }
  }

  @Test
  void aStateOfManyVersionsAsAnItem() throws Exception {
    Map<String, Object> fields = Json.readBack(full());
    fields.put("version", 3_000_000_000L);
    PrimeState many = Json.read(fields, PrimeState.class);
    PrimeState read =
        DynamoItems.state(BOOK, DynamoItems.item(BOOK, many, "write-1")).valid().orElseThrow();
    assertEquals(3_000_000_001L, read.version());
  }

  @Test
  void ordersPermissionsAndInterventionsAsItems() throws Exception {
    Map<String, AttributeValue> order = item("item-order");
    assertEquals(ID, DynamoItems.order(order).request().clientOrderId());
    assertEquals(
        DynamoItems.item(BOOK, resting()), DynamoItems.item(BOOK, DynamoItems.order(order)));
    Map<String, AttributeValue> stop = item("item-order-7");
    assertEquals(stop, DynamoItems.item(BOOK, DynamoItems.order(stop)));
    assertEquals(stop, DynamoItems.item(BOOK, stop()));
    TradingPermission halted = new TradingPermission(TradingState.HALTED, "because");
    Map<String, AttributeValue> permission = item("item-permission");
    assertEquals(halted, DynamoItems.permission(permission));
    assertEquals(permission, DynamoItems.item(BOOK, halted, "write-1"));
    assertEquals(
        item("item-intervention"),
        DynamoItems.item(new AuditEntry(HOUR, "flow", "because", "something"), Map.of()));
  }

  @Test
  void aTickThatWasWrittenAhead() throws Exception {
    TickPlan former = plan(known(full(), 4));
    assertEquals(former, Json.read(file("plan.json"), TickPlan.class));
    assertEquals(Optional.of(former.with(resting())), Lease.of(BOOK, item("item-lease")).plan());
    assertEquals(plan(known(full(), 5)), Json.read(file("plan-5.json"), TickPlan.class));
    assertEquals(plan(known(full(), 6)), Json.read(file("plan-6.json"), TickPlan.class));
    String stored = file("plan-7.json");
    assertEquals(plan(full()), Json.read(stored, TickPlan.class));
    assertEquals(stored, Json.write(plan(full())));
  }

  @Test
  void recordsAsLines() throws Exception {
    List<CortexRecord> records = records();
    List<String> lines = file("records.jsonl").lines().toList();
    assertEquals(lines.size(), records.size());
    for (int i = 0; i < lines.size(); i++) {
      assertEquals(lines.get(i), Json.write(records.get(i)), "as it is written, " + i);
      assertEquals(lines.get(i), Json.write(Json.readRecord(lines.get(i))), "as it is read, " + i);
      assertTrue(Recorded.all().keySet().containsAll(records.get(i).fields().keySet()), "declared");
    }
  }

  @Test
  void recordsAsItems() throws Exception {
    List<CortexRecord> records = records();
    List<String> items = file("records-items.jsonl").lines().toList();
    List<String> read = file("records-from-items.jsonl").lines().toList();
    assertEquals(items.size(), records.size());
    for (int i = 0; i < items.size(); i++) {
      CortexRecord record = records.get(i);
      TickKey tick =
          new TickKey(
              new BookKey(String.valueOf(record.fields().get("book")), "BTC-USD"), record.hour());
      Map<String, AttributeValue> item = attributes(Json.readMap(items.get(i)));
      assertEquals(item, DynamoRecords.item(tick, record), "as it is written, " + i);
      Map<String, Object> found = Json.readMap(Json.write(DynamoRecords.record(item)));
      assertEquals(Json.readMap(read.get(i)), found, "as it is read, " + i);
      if (i < records.size() - written().size()) {
        assertEquals(
            List.copyOf(record.fields().keySet()), List.copyOf(found.keySet()), "in what order");
      }
    }
  }

  @Test
  void recordsOfStops() throws Exception {
    Map<ExecutionBranch, CortexRecord> decided = DecidedRecords.all();
    decided.keySet().retainAll(OF_STOPS);
    List<String> lines = file("records-stops.jsonl").lines().toList();
    assertEquals(lines, decided.values().stream().map(Json::write).toList());
    for (String line : lines) {
      CortexRecord read = Json.readRecord(line);
      assertEquals(line, Json.write(read));
      assertTrue(Recorded.all().keySet().containsAll(read.fields().keySet()), "declared");
      TickKey tick = new TickKey(BOOK, read.hour());
      assertEquals(
          new RecordInputs(read).state(),
          new RecordInputs(DynamoRecords.record(DynamoRecords.item(tick, read))).state());
    }
  }

  /** A position that a strategy was told of and wants no horizon for, in state and record. */
  @Test
  void aPositionWithoutAHorizon() throws Exception {
    PrimeState endless =
        known(full(), 5).change().position(full().entry(), Optional.empty()).noHorizon(true).done();
    assertEquals(endless, StateDocument.read(file("state-no-horizon.json")).toState(BOOK));
    CortexRecord record =
        writer(ExecutionBranch.HOLD_IN_POSITION)
            .why("told")
            .intent(
                new IntentResult.Answered(
                    new StrategyIntent(Action.HOLD, 0.5, 0.25, 24, "let_run", false, Signals.NONE)
                        .withoutHorizon()))
            .position(
                new Position(HOUR.minusSeconds(7_200), 64_000.1, 2, 0.25, -0.015625, 64_100.5))
            .stateBefore(endless, true)
            .moneyAfter(endless, Optional.of(63_000.5), true)
            .record();
    String line = file("record-no-horizon.json").strip();
    assertEquals(line, Json.write(record));
    CortexRecord read = Json.readRecord(line);
    assertEquals(line, Json.write(read));
    assertTrue(Recorded.all().keySet().containsAll(read.fields().keySet()), "declared");
    CortexRecord item = DynamoRecords.record(DynamoRecords.item(new TickKey(BOOK, HOUR), read));
    for (CortexRecord each : List.of(read, item)) {
      assertEquals(
          new RecordInputs(record).intent(), new RecordInputs(each).intent(), each.toString());
      assertEquals(record.read(Recorded.INTENT_POSITION), each.read(Recorded.INTENT_POSITION));
      assertTrue(new RecordInputs(each).state().valid().orElseThrow().noHorizon());
    }
  }

  /** A record of a newer version: what it names and we do not know is kept. */
  @Test
  void whatANewerVersionHasRecordedIsKept() throws Exception {
    String stored = file("record-newer.json").strip();
    CortexRecord record = Json.readRecord(stored);
    assertEquals(stored, Json.write(record));
    CortexRecord written = new RecordWriter(record).why("otherwise").record();
    assertTrue(Json.write(written).contains("\"moon_phase\":{\"full\":true}"), written.toString());
    RecordInputs inputs = new RecordInputs(record);
    assertTrue(inputs.state().valid().isPresent());
    assertEquals("BTC-USD", inputs.situation().productId());
  }

  private static JournaledOrder resting() {
    return JournaledOrder.planned(
            new OrderRequest(
                ID,
                "BTC-USD",
                Side.BUY,
                new BigDecimal("250.00"),
                HOUR,
                1,
                0,
                new BigDecimal("64000.5"),
                PriceSource.NEXT_OPEN,
                Optional.of(
                    new PostOnly(
                        new BigDecimal("63999.99"),
                        HOUR.plusSeconds(600),
                        new BigDecimal("0.01"),
                        new BigDecimal("0.00000001"))),
                Optional.of(new BigDecimal("0.0001"))))
        .sent(HOUR.plusSeconds(5))
        .after(
            new OrderOutcome.Done(
                "venue-1",
                List.of(
                    new Fill(
                        new BigDecimal("64010"), new BigDecimal("0.0038"), new BigDecimal("2.1")),
                    new Fill(
                        new BigDecimal("64010.5"), new BigDecimal("0.00010"), BigDecimal.ZERO)),
                false));
  }

  private static JournaledOrder stop() {
    return JournaledOrder.planned(
            new OrderRequest(
                "id-3",
                "BTC-USD",
                Side.SELL,
                new BigDecimal("0.01234567"),
                HOUR.plusSeconds(300),
                0,
                0,
                new BigDecimal("64000.5"),
                PriceSource.QUOTE_MID,
                Optional.empty(),
                Optional.of(new BigDecimal("0.0001")),
                Optional.of(new StopLimit(new BigDecimal("60800.09"), new BigDecimal("60192.08")))))
        .sent(HOUR.plusSeconds(305))
        .after(new OrderOutcome.Open("venue-3"));
  }

  private static JournaledOrder refused() {
    return JournaledOrder.planned(
            new OrderRequest(
                "id-2",
                "BTC-USD",
                Side.SELL,
                new BigDecimal("0.5"),
                HOUR.minusSeconds(3_600),
                0,
                1,
                new BigDecimal("64000.5"),
                PriceSource.LAST_CLOSE,
                Optional.empty(),
                Optional.empty()))
        .sent(HOUR)
        .after(new OrderOutcome.Rejected("no funds", true));
  }

  private static TickPlan plan(PrimeState decided) {
    return new TickPlan(
        Optional.of(decided),
        List.of(refused()),
        Optional.of(64_000.25),
        writer(ExecutionBranch.ENTER_LONG).why("written ahead").record());
  }

  private static RecordWriter writer(ExecutionBranch branch) {
    return new RecordWriter(
        BOOK,
        HOUR,
        new RunIdentity("prime", true, "core", "1.2.3", "abc", Map.of("ARGUS_HORIZON_H", "24")),
        branch);
  }

  private static List<CortexRecord> records() {
    Map<ExecutionBranch, CortexRecord> decided = DecidedRecords.all();
    decided.keySet().removeAll(OF_STOPS);
    List<CortexRecord> records = new ArrayList<>(decided.values());
    StoreCycle cycle = new StoreCycle();
    cycle.script =
        Map.of(StoreCycle.hour(70), Action.ENTER_LONG, StoreCycle.hour(72), Action.EXIT_LONG);
    cycle.model =
        ModelSource.of(
            closed ->
                new Forecast.Known(
                    0.625,
                    "model-1",
                    0.5,
                    List.of(
                        new Forecast.Contribution("atr_pct", 0.0125, 0.1),
                        new Forecast.Contribution("volume_z", -1.5, 0.025))));
    MemoryStore store = new MemoryStore();
    for (int hour = 70; hour < 74; hour++) {
      records.add(cycle.record(store, hour));
    }
    cycle.model = ModelSource.OFF;
    cycle.strategy =
        (closed, regime, context) -> {
          throw new IllegalStateException("broken");
        };
    records.add(cycle.record(store, 75));
    cycle.candles =
        new ReplayCandles(
            StoreCycle.risingTape(100)
                .without(List.of(new CandleSeries.Gap(StoreCycle.hour(40), 2))));
    records.add(cycle.record(store, 76));
    StoreCycle legacy = new StoreCycle();
    legacy.candles = new ReplayCandles(StoreCycle.risingTape(300));
    legacy.legacy =
        Optional.of(
            new LegacyEngine(
                LegacyParameters.read(new SettingsReader(Map.of("ARGUS_MAX_HOLD_HOURS", "6"))),
                0.25));
    legacy.model = ModelSource.of(closed -> new Forecast.Known(0.7, "test", 0.5, List.of()));
    records.add(legacy.record(new MemoryStore(), 250));
    records.addAll(written());
    return records.stream().map(StoredFormsTest::asThen).toList();
  }

  /** Without the rules, the fees and what orders paid of them, which were not recorded then. */
  private static CortexRecord asThen(CortexRecord record) {
    return CortexRecord.of(asThen(record.fields()));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asThen(Map<String, Object> now) {
    Map<String, Object> fields = new LinkedHashMap<>(now);
    if (fields.get("inputs") instanceof Map<?, ?> inputs) {
      Map<Object, Object> then = new LinkedHashMap<>(inputs);
      then.remove("rules");
      then.remove("fees");
      fields.put("inputs", then);
    }
    fields.computeIfPresent("orders", (name, orders) -> withoutRates((List<?>) orders));
    fields.computeIfPresent("booked_late", (name, orders) -> withoutRates((List<?>) orders));
    fields.computeIfPresent(
        "abandoned_decision", (name, draft) -> asThen((Map<String, Object>) draft));
    return fields;
  }

  private static List<Map<Object, Object>> withoutRates(List<?> orders) {
    List<Map<Object, Object>> then = new ArrayList<>();
    for (Object order : orders) {
      Map<Object, Object> fields = new LinkedHashMap<>((Map<?, ?>) order);
      fields.remove("fee_rate");
      then.add(fields);
    }
    return then;
  }

  private static List<CortexRecord> written() {
    CortexRecord live =
        writer(ExecutionBranch.ENTER_LONG)
            .why("told")
            .candles(Optional.of(HOUR.minusSeconds(3_600)), 1_500, "0f")
            .gaps(
                List.of(
                    new CandleSeries.Gap(HOUR.minusSeconds(36_000), 2),
                    new CandleSeries.Gap(HOUR.minusSeconds(72_000), 1)))
            .confirmedHoles(
                List.of(
                    new ConfirmedHole(new CandleSeries.Gap(HOUR.minusSeconds(36_000), 2), HOUR)))
            .candleNotes(
                List.of(CandleRules.OTHER_VALUES + "1 2, now 1 3", "the venue has no candle"))
            .quote(new Quote(new BigDecimal("63999.90"), new BigDecimal("64000.10")))
            .stateBefore(former(), false)
            .orders(List.of(resting()))
            .bookedLate(List.of(refused()))
            .moneyAfter(former(), Optional.of(64_000.25), true)
            .record();
    return List.of(
        live,
        writer(ExecutionBranch.FLAT_NO_ENTRY)
            .stateBefore(states().get("unverified"), false)
            .noOrder("too little")
            .orders(List.of())
            .moneyAfter(states().get("fresh"), Optional.empty(), false)
            .record(),
        writer(ExecutionBranch.TICK_ABANDONED)
            .why("ended by a later one")
            .orders(List.of(refused()))
            .abandonedDraft(live)
            .record());
  }

  private static String file(String name) throws IOException {
    try (var in = StoredFormsTest.class.getResourceAsStream("/stored/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Map<String, AttributeValue> item(String name) throws Exception {
    return attributes(Json.readMap(file(name + ".json")));
  }

  private static Map<String, AttributeValue> attributes(Map<?, ?> described) {
    Map<String, AttributeValue> attributes = new LinkedHashMap<>();
    described.forEach(
        (name, value) -> attributes.put(name.toString(), attribute((Map<?, ?>) value)));
    return attributes;
  }

  /** A value as DynamoDB's own JSON describes it. */
  private static AttributeValue attribute(Map<?, ?> described) {
    Map.Entry<?, ?> only = described.entrySet().iterator().next();
    return switch (only.getKey().toString()) {
      case "S" -> AttributeValue.fromS((String) only.getValue());
      case "N" -> AttributeValue.fromN((String) only.getValue());
      case "BOOL" -> AttributeValue.fromBool((Boolean) only.getValue());
      case "NULL" -> AttributeValue.fromNul(true);
      case "L" ->
          AttributeValue.fromL(
              ((List<?>) only.getValue())
                  .stream().map(each -> attribute((Map<?, ?>) each)).toList());
      case "M" -> AttributeValue.fromM(attributes((Map<?, ?>) only.getValue()));
      default -> throw new IllegalArgumentException(described.toString());
    };
  }
}
