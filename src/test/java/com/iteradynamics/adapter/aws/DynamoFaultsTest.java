package com.iteradynamics.adapter.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.aws.FaultyHttp.Fault;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.execution.SameValue;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TemporaryStoreException;
import com.iteradynamics.execution.port.TickClaim;
import com.iteradynamics.execution.port.TickStore;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The contract over DynamoDB Local through a line that breaks, and what DynamoDB can answer. */
class DynamoFaultsTest extends DynamoStoreContract {
  private static final int TRIES = 4;
  final FaultyHttp line = new FaultyHttp();

  @Override
  DynamoDbClient connect() {
    return TestClients.dynamoDb(DynamoLocal.endpoint(), line);
  }

  private void finishWithout(TickStore store) {
    store.finish(
        TICK,
        Optional.of(PrimeState.fresh(new BigDecimal("1000"))),
        List.of(),
        record(TICK, ExecutionBranch.FLAT_NO_ENTRY));
  }

  @Test
  void aLeaseWhoseAnswerWasLostIsOurs() {
    line.plant(1, new Fault.AnswerLost());
    assertInstanceOf(TickClaim.Granted.class, begin(store(), TICK));
    finishWithout(store());
  }

  @Test
  void aLeaseWhoseEveryAnswerWasLostIsOursWhenItIsThere() {
    line.plant(TRIES, new Fault.AnswerLost());
    assertInstanceOf(TickClaim.Granted.class, begin(store(), TICK));
    finishWithout(store());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, TRIES})
  void aLeaseIsGivenBackThoughTheAnswersWereLost(int lost) {
    begin(store(), TICK);
    line.plant(lost, new Fault.AnswerLost());
    assertTrue(store().giveBack(TICK));
    assertInstanceOf(TickClaim.Granted.class, begin(process(NOW), TICK));
  }

  @Test
  void aLeaseThatCouldNotBeGivenBackIsStillOurs() {
    begin(store(), TICK);
    line.plant(TRIES, new Fault.RequestLost());
    assertFalse(store().giveBack(TICK));
    assertInstanceOf(TickClaim.Held.class, begin(process(NOW), TICK));
    line.plant(2 * TRIES, new Fault.RequestLost());
    assertThrows(StoreException.class, () -> store().giveBack(TICK), "the table is away");
    finishWithout(store());
  }

  @Test
  void aTakeoverWhoseAnswerWasLostIsOursWithItsPlan() {
    begin(store(), TICK);
    store().plan(TICK, plan(PrimeState.fresh(new BigDecimal("1000")), planned()));
    TickStore heir = reopened();
    line.plant(1, FaultyHttp.error("ThrottlingException"));
    line.plant(1, new Fault.AnswerLost());
    TickClaim claim = begin(heir, TICK);
    assertEquals(
        plan(PrimeState.fresh(new BigDecimal("1000")), planned()),
        assertInstanceOf(TickClaim.Resumed.class, claim).plan());
    heir.journal(TICK, planned().sent(HOUR));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, TRIES})
  void aFinishWhoseAnswersWereLostIsFoundToBeWritten(int lost) {
    begin(store(), TICK);
    line.plant(lost, new Fault.AnswerLost());
    finishWithout(store());
    assertEquals(1, store().records(BOOK, 10, Optional.empty()).size());
    assertEquals(1, readable(store()).version());
  }

  @Test
  void aFinishThatNeverArrivedIsNotAssumedToBeWritten() {
    begin(store(), TICK);
    line.plant(TRIES, new Fault.RequestLost());
    StoreException failed = assertThrows(StoreException.class, () -> finishWithout(store()));
    assertTrue(failed.getMessage().contains("cannot be reached"), failed.getMessage());
    assertEquals(List.of(), store().records(BOOK, 10, Optional.empty()));
    finishWithout(store());
  }

  @Test
  void aFinishOfWhichNothingCanBeLearntSaysSo() {
    begin(store(), TICK);
    line.plant(2 * TRIES, new Fault.AnswerLost());
    StoreException unknown = assertThrows(StoreException.class, () -> finishWithout(store()));
    assertTrue(unknown.getMessage().contains("not known"), unknown.getMessage());
    assertInstanceOf(TickClaim.Finished.class, begin(reopened(), TICK));
  }

  @Test
  void aPersonsWordWhoseAnswerWasLostIsWrittenOnce() {
    finish(store(), TICK, filled());
    PrimeState changed = readable(store()).flow(new BigDecimal("50"));
    line.plant(1, new Fault.None()); // The state is read first.
    line.plant(TRIES, new Fault.AnswerLost());
    store().intervene(BOOK, changed, audit());
    SameValue.assertSame(changed.nextVersion(), readable(store()));
    line.plant(TRIES, new Fault.AnswerLost());
    store().permit(BOOK, new TradingPermission(TradingState.REDUCING, "less"), audit());
    assertEquals(TradingState.REDUCING, store().permission(BOOK).state());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ThrottlingException", "ProvisionedThroughputExceededException"})
  void aThrottledTableIsAskedAgainAndThenGivenUp(String type) {
    line.plant(TRIES - 1, FaultyHttp.error(type));
    assertInstanceOf(TickClaim.Granted.class, begin(store(), TICK));
    line.plant(TRIES, FaultyHttp.error(type));
    line.calls.clear();
    StoreException throttled = assertThrows(StoreException.class, () -> finishWithout(store()));
    assertTrue(throttled.getMessage().contains("fewer requests"), throttled.getMessage());
    assertEquals(TRIES, line.calls.size());
    assertEquals(List.of(), store().records(BOOK, 10, Optional.empty()));
  }

  @Test
  void aTransactionThatMetAnotherOneIsTriedAgainAndThenGivenUp() {
    begin(store(), TICK);
    Fault met = cancelled("TransactionConflict");
    line.plant(2, met);
    finishWithout(store());
    begin(store(), NEXT);
    line.plant(TRIES, met);
    StoreException conflict =
        assertThrows(
            StoreException.class,
            () ->
                store()
                    .finish(
                        NEXT,
                        Optional.empty(),
                        List.of(),
                        record(NEXT, ExecutionBranch.FLAT_NO_ENTRY)));
    assertTrue(conflict.getMessage().contains("another process"), conflict.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "ProvisionedThroughputExceeded, fewer requests",
    "ValidationError, layout",
    "ItemCollectionSizeLimitExceeded, ItemCollectionSizeLimitExceeded"
  })
  void aCancelledTransactionSaysWhy(String code, String words) {
    begin(store(), TICK);
    line.plant(TRIES, cancelled(code));
    StoreException said = assertThrows(StoreException.class, () -> finishWithout(store()));
    assertTrue(said.getMessage().contains(words), said.getMessage());
  }

  private static Fault cancelled(String code) {
    return new Fault.Refusal(
        400,
        "TransactionCanceledException",
        String.format(
            Locale.ROOT,
            ",\"CancellationReasons\":[{\"Code\":\"%s\",\"Message\":\"planted\"},{\"Code\":\"None\"}]",
            code));
  }

  @ParameterizedTest
  @CsvSource({
    "AccessDeniedException, role's policy",
    "ExpiredTokenException, renew them",
    "UnrecognizedClientException, renew them",
    "ResourceNotFoundException, deploy the stack",
    "ValidationException, layout"
  })
  void whatDynamoDbRefusesSaysWhatToDo(String type, String words) {
    line.plant(1, FaultyHttp.error(type));
    StoreException said = assertThrows(StoreException.class, () -> begin(store(), TICK));
    assertTrue(said.getMessage().contains(words), said.getMessage());
    assertTrue(said.getMessage().contains("begin the tick"), said.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "500, InternalServerError, true",
    "503, ServiceUnavailable, true",
    "400, ThrottlingException, true",
    "400, RequestLimitExceeded, true",
    "400, ProvisionedThroughputExceededException, true",
    "400, TransactionConflictException, true",
    "400, AccessDeniedException, false",
    "400, ExpiredTokenException, false",
    "400, ResourceNotFoundException, false",
    "400, ValidationException, false"
  })
  void whatPassesByItselfIsToldFromWhatDoesNot(int status, String type, boolean passes) {
    for (Runnable call :
        List.<Runnable>of(
            () -> store().view(BOOK, HOUR),
            () -> begin(store(), TICK),
            () -> finishWithout(store()))) {
      // A write whose answer tells nothing is looked for, in vain too.
      line.plant(2 * TRIES, new Fault.Refusal(status, type, ""));
      StoreException failed = assertThrows(StoreException.class, call::run);
      assertEquals(passes, failed instanceof TemporaryStoreException, failed::toString);
      line.faults.clear();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TransactionConflict, true",
    "ThrottlingError, true",
    "ProvisionedThroughputExceeded, true",
    "ValidationError, false",
    "ItemCollectionSizeLimitExceeded, false"
  })
  void soIsWhatCancelsATransaction(String code, boolean passes) {
    begin(store(), TICK);
    line.plant(TRIES, cancelled(code));
    StoreException failed = assertThrows(StoreException.class, () -> finishWithout(store()));
    assertEquals(passes, failed instanceof TemporaryStoreException, failed::toString);
  }

  @Test
  void aTableThatCannotBeReachedIsAwayForTheMoment() {
    line.plant(TRIES, new Fault.RequestLost());
    assertThrows(TemporaryStoreException.class, () -> store().state(BOOK));
  }

  @Test
  void aMissingTableSaysWhatToDo() {
    AwsParameters absent = DynamoLocal.names();
    DynamoStore store = process(absent, NOW);
    for (Runnable call :
        List.<Runnable>of(
            () -> begin(store, TICK),
            () -> store.view(BOOK, HOUR),
            () -> store.permit(BOOK, TradingPermission.ACTIVE, audit()))) {
      StoreException said = assertThrows(StoreException.class, call::run);
      assertTrue(said.getMessage().contains("deploy the stack"), said.getMessage());
      assertTrue(said.getMessage().contains(absent.stateTable()), said.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "schema, N, 0",
    "schema, N, 99",
    "schema, S, 1",
    "cash_usd, N, -1",
    "cash_usd, S, much",
    "cash_usd, NUL, true",
    "version, N, 1.5",
    "killed, S, perhaps",
    "product_id, S, ETH-USD",
    "last_decision, S, GUESS",
    "entry_px, N, 3",
    "unheard_of, S, of"
  })
  void aStateItemThatIsNotAsWeWriteItIsCorruptAndIsLeftAsItIs(
      String name, String type, String value) {
    finish(store(), TICK, filled());
    Map<String, AttributeValue> item =
        change(DynamoKeys.state(BOOK), Map.of(name, attribute(type, value)));
    LoadedState.Corrupt corrupt =
        assertInstanceOf(LoadedState.Corrupt.class, store().state(BOOK).orElseThrow());
    assertTrue(corrupt.why().contains("PRIME#paper#BTC-USD"), corrupt.why());
    begin(store(), NEXT);
    store()
        .finish(
            NEXT, Optional.empty(), List.of(), record(NEXT, ExecutionBranch.HOLD_STATE_CORRUPT));
    assertEquals(item, stored(DynamoKeys.state(BOOK)));
  }

  @Test
  void aStateOfAnOlderSchemaIsNotOverwritten() {
    finish(store(), TICK, filled());
    PrimeState read = readable(store());
    Map<String, AttributeValue> item =
        change(DynamoKeys.state(BOOK), Map.of("schema", DynamoValues.number(0)));
    StoreException refused =
        assertThrows(StoreException.class, () -> store().intervene(BOOK, read, audit()));
    assertTrue(refused.getMessage().contains("schema 0"), refused.getMessage());
    assertEquals(item, stored(DynamoKeys.state(BOOK)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aStateOfAFormerSchemaIsReadAndWrittenAnew(int schema) {
    finish(store(), TICK, filled());
    Map<String, AttributeValue> former =
        new HashMap<>(
            change(DynamoKeys.state(BOOK), Map.of("schema", DynamoValues.number(schema))));
    former.remove("fills_since_flat");
    former.remove("booked_late");
    if (schema < 3) {
      former.remove("mode");
    }
    if (schema == 1) {
      former.remove("portfolio_id");
      former.remove("activity");
    }
    client.putItem(put -> put.tableName(tables.stateTable()).item(former));
    PrimeState read = readable(store());
    assertEquals(Optional.empty(), read.activity());
    assertEquals("prime", read.mode());
    assertEquals(0, read.fillsSinceFlat());
    assertEquals(List.of(), read.bookedLate());
    store().intervene(BOOK, read, audit());
    String written = stored(DynamoKeys.state(BOOK)).get("schema").n();
    assertEquals(Integer.toString(PrimeState.SCHEMA), written);
    assertEquals(read.version() + 1, readable(store()).version());
  }

  @Test
  void aMissingStateBesideRecordsIsCorrupt() {
    finish(store(), TICK, filled());
    client.deleteItem(delete -> delete.tableName(tables.stateTable()).key(DynamoKeys.state(BOOK)));
    assertInstanceOf(LoadedState.Corrupt.class, store().state(BOOK).orElseThrow());
  }

  @Test
  void anUnreadableTradingStateIsHalted() {
    store().permit(BOOK, TradingPermission.ACTIVE, audit());
    change(DynamoKeys.permission(BOOK), Map.of("state", DynamoValues.text("MAYBE")));
    assertEquals(TradingState.HALTED, store().permission(BOOK).state());
    assertEquals(TradingState.HALTED, store().view(BOOK, HOUR).permission().state());
  }

  @ParameterizedTest
  @CsvSource({
    "lease_until, S, soon",
    "lease_until, N, 1",
    "token, NUL, true",
    "status, S, asleep",
    "plan, S, {",
    "plan, N, 1",
    "orders, S, none"
  })
  void aLeaseThatCannotBeReadIsNamed(String name, String type, String value) {
    begin(store(), TICK);
    store().plan(TICK, plan(PrimeState.fresh(new BigDecimal("1000")), planned()));
    change(DynamoKeys.lease(TICK), Map.of(name, attribute(type, value)));
    StoreException named = assertThrows(StoreException.class, () -> begin(reopened(), TICK));
    assertTrue(
        named.getMessage().contains("pk=TICK#paper#BTC-USD sk=2026-03-01T15:00:00Z"),
        named.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"schema, N, 0", "execution_branch, S, GUESS", "timestamp_utc, S, noon"})
  void aRecordThatCannotBeReadIsNamed(String name, String type, String value) {
    finish(store(), TICK, filled());
    change(tables.cortexTable(), DynamoKeys.record(TICK), Map.of(name, attribute(type, value)));
    StoreException named =
        assertThrows(StoreException.class, () -> store().records(BOOK, 10, Optional.empty()));
    assertTrue(
        named.getMessage().contains("pk=paper#BTC-USD sk=2026-03-01T15:00:00Z"),
        named.getMessage());
  }

  @Test
  void anAmountOfMoreDigitsThanDynamoDbKeepsIsRefusedAndNotRounded() {
    begin(store(), TICK);
    PrimeState state = PrimeState.fresh(new BigDecimal("1.00000000000000000000000000000000000001"));
    StoreException refused =
        assertThrows(
            StoreException.class,
            () ->
                store()
                    .finish(
                        TICK,
                        Optional.of(state),
                        List.of(),
                        record(TICK, ExecutionBranch.FLAT_NO_ENTRY)));
    assertTrue(refused.getMessage().contains("38 digits"), refused.getMessage());
  }

  private static AttributeValue attribute(String type, String value) {
    return switch (type) {
      case "N" -> AttributeValue.fromN(value);
      case "S" -> AttributeValue.fromS(value);
      default -> AttributeValue.fromNul(true);
    };
  }

  private Map<String, AttributeValue> change(
      Map<String, AttributeValue> key, Map<String, AttributeValue> fault) {
    return change(tables.stateTable(), key, fault);
  }

  private Map<String, AttributeValue> change(
      String table, Map<String, AttributeValue> key, Map<String, AttributeValue> fault) {
    Map<String, AttributeValue> item =
        new HashMap<>(client.getItem(get -> get.tableName(table).key(key)).item());
    item.putAll(fault);
    client.putItem(put -> put.tableName(table).item(item));
    return item;
  }

  private Map<String, AttributeValue> stored(Map<String, AttributeValue> key) {
    return client.getItem(get -> get.tableName(tables.stateTable()).key(key)).item();
  }
}
