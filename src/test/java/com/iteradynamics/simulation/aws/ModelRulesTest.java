package com.iteradynamics.simulation.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.aws.DynamoTables;
import com.iteradynamics.adapter.aws.EmulatedTables;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** What DynamoDB does and its emulator does not, and what the model refuses to guess. */
class ModelRulesTest {
  private static final String TABLE = "table";

  private Instant now = Instant.parse("2026-03-01T00:00:00Z");
  private final ModelTables tables = new ModelTables(() -> now);
  private final ModelDynamoDb client = new ModelDynamoDb(tables, Wire.OK_REPORTS_TO_CLEAR);

  @BeforeEach
  void makeTable() {
    client.createTable(EmulatedTables.cortex(TABLE));
  }

  private static Map<String, AttributeValue> item(String sort, String name, AttributeValue value) {
    return Map.of(
        DynamoTables.PK,
        AttributeValue.fromS("p"),
        DynamoTables.SK,
        AttributeValue.fromS(sort),
        name,
        value);
  }

  private static Map<String, AttributeValue> key(String sort) {
    return Map.of(
        DynamoTables.PK, AttributeValue.fromS("p"), DynamoTables.SK, AttributeValue.fromS(sort));
  }

  private void put(String sort, String number) {
    client.putItem(put -> put.tableName(TABLE).item(item(sort, "n", AttributeValue.fromN(number))));
  }

  private String number(String sort) {
    return client.getItem(get -> get.tableName(TABLE).key(key(sort))).item().get("n").n();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "-1, -1",
    "1.0, 1",
    "-3.50, -3.5",
    "00.10, 0.1",
    "-0, 0",
    "0.0, 0",
    "1e3, 1000",
    "1E-3, 0.001",
    "+7, 7",
    ".5, 0.5",
    "5., 5",
    "100, 100",
    "12345678901234567890123456789012345678, 12345678901234567890123456789012345678",
    "1234567890123456789012345678901234567800, 1234567890123456789012345678901234567800"
  })
  void numbersAreKeptInOneForm(String written, String kept) {
    put("a", written);
    assertEquals(kept, number("a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "1,0",
        "0x1",
        "NaN",
        "123456789012345678901234567890123456789",
        "1e126",
        "1e-131"
      })
  void aNumberThatCannotBeKeptIsRefused(String written) {
    assertEquals("ValidationException", code(() -> put("a", written)));
  }

  @Test
  void twoStepsOnOneItemAreRefused() {
    TransactWriteItem step =
        TransactWriteItem.builder()
            .put(put -> put.tableName(TABLE).item(item("a", "n", AttributeValue.fromN("1"))))
            .build();
    assertEquals(
        "ValidationException",
        code(() -> client.transactWriteItems(write -> write.transactItems(step, step))));
    assertEquals(List.of(), tables.items(TABLE));
  }

  @Test
  void aTokenStandsForOneTransactionForTenMinutes() {
    transact("token", "1");
    put("a", "2");
    transact("token", "1");
    assertEquals("2", number("a"), "the same again does nothing");
    assertThrows(IdempotentParameterMismatchException.class, () -> transact("token", "3"));
    now = now.plus(Duration.ofMinutes(11));
    transact("token", "3");
    assertEquals("3", number("a"));
  }

  @SuppressWarnings("unchecked") // The SDK's own varargs.
  private void transact(String token, String number) {
    client.transactWriteItems(
        write ->
            write
                .clientRequestToken(token)
                .transactItems(
                    step ->
                        step.put(
                            put ->
                                put.tableName(TABLE)
                                    .item(item("a", "n", AttributeValue.fromN(number))))));
  }

  @Test
  void anItemOfMoreThan400KilobytesIsRefused() {
    String long399 = "x".repeat(399 * 1024);
    client.putItem(put -> put.tableName(TABLE).item(item("a", "s", AttributeValue.fromS(long399))));
    String long401 = "x".repeat(401 * 1024);
    assertEquals(
        "ValidationException",
        code(
            () ->
                client.putItem(
                    put ->
                        put.tableName(TABLE).item(item("a", "s", AttributeValue.fromS(long401))))));
  }

  @Test
  void whatHasEndedIsThereUntilItIsForgotten() {
    client.updateTimeToLive(
        ttl ->
            ttl.tableName(TABLE)
                .timeToLiveSpecification(one -> one.attributeName("n").enabled(true)));
    put("ended", Long.toString(now.getEpochSecond() - 1));
    put("later", Long.toString(now.getEpochSecond() + 1));
    assertEquals(2, tables.items(TABLE).size());
    tables.forgetEnded();
    assertEquals(List.of("later"), sorts(tables.items(TABLE)));
  }

  @Test
  void anEventuallyConsistentReadMayMissTheNewestWrites() {
    ModelDynamoDb behind =
        new ModelDynamoDb(
            tables,
            new Wire() {
              @Override
              public int behind(Call call) {
                return 2;
              }
            });
    put("a", "1");
    put("a", "2");
    put("b", "3");
    put("a", "4");
    assertEquals(
        "2", behind.getItem(get -> get.tableName(TABLE).key(key("a"))).item().get("n").n());
    assertEquals(
        "4",
        behind
            .getItem(get -> get.tableName(TABLE).key(key("a")).consistentRead(true))
            .item()
            .get("n")
            .n());
  }

  @Test
  void aShortPageIsFollowedByTheRestInEitherDirection() {
    for (String sort : List.of("a", "b", "c", "d", "e")) {
      put(sort, "1");
    }
    ModelDynamoDb shortPages = new ModelDynamoDb(tables, Wire.OK_REPORTS_TO_CLEAR, 1, 10);
    assertEquals(List.of("a", "b", "c", "d", "e"), pages(shortPages, true));
    assertEquals(List.of("e", "d", "c", "b", "a"), pages(shortPages, false));
  }

  private static List<String> pages(ModelDynamoDb client, boolean forward) {
    List<String> found = new ArrayList<>();
    Map<String, AttributeValue> last = Map.of();
    do {
      Map<String, AttributeValue> start = last.isEmpty() ? null : last;
      var page =
          client.query(
              query ->
                  query
                      .tableName(TABLE)
                      .keyConditionExpression("#pk = :p")
                      .expressionAttributeNames(Map.of("#pk", DynamoTables.PK))
                      .expressionAttributeValues(Map.of(":p", AttributeValue.fromS("p")))
                      .exclusiveStartKey(start)
                      .scanIndexForward(forward));
      assertTrue(page.count() <= 1, "a page holds one item");
      found.addAll(sorts(page.items()));
      last = page.lastEvaluatedKey();
    } while (!last.isEmpty());
    return found;
  }

  private static List<String> sorts(List<Map<String, AttributeValue>> items) {
    return items.stream().map(item -> item.get(DynamoTables.SK).s()).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "#n",
        "status = :v",
        "#n == :v",
        "#n = :v AND",
        "#n = :v)",
        "(#n = :v",
        "#n = :v extra",
        "#n IN (:v)",
        "#n BETWEEN :v AND :v",
        "size(#n) = :v",
        "contains(#n, :v)",
        "attribute_type(#n, :v)",
        "#n[x] = :v",
        "#n = 'x'"
      })
  void aConditionThatIsNotUnderstoodIsNeverTakenForTrue(String condition) {
    Map<String, String> names = condition.contains("#n") ? Map.of("#n", "n") : null;
    Map<String, AttributeValue> values =
        condition.contains(":v") ? Map.of(":v", AttributeValue.fromN("1")) : null;
    assertThrows(
        UnsupportedOperationException.class,
        () ->
            client.putItem(
                put ->
                    put.tableName(TABLE)
                        .item(item("a", "n", AttributeValue.fromN("1")))
                        .conditionExpression(condition)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SET #n = #n",
        "SET #n = :v + :v",
        "SET #n = if_not_exists(#n, :v)",
        "ADD #n :v",
        "DELETE #n :v",
        "SET #n[0] = :v",
        "SET #n = :v SET #n = :v"
      })
  void anUpdateThatIsNotUnderstoodIsRefused(String update) {
    Map<String, String> names = update.contains("#n") ? Map.of("#n", "n") : null;
    Map<String, AttributeValue> values =
        update.contains(":v") ? Map.of(":v", AttributeValue.fromN("1")) : null;
    assertThrows(
        UnsupportedOperationException.class,
        () ->
            client.updateItem(
                change ->
                    change
                        .tableName(TABLE)
                        .key(key("a"))
                        .updateExpression(update)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)));
  }

  @Test
  void partsOfARequestThatTheModelDoesNotKnowAreRefused() {
    Map<String, AttributeValue> item = item("a", "n", AttributeValue.fromN("1"));
    for (Runnable call :
        List.<Runnable>of(
            () -> client.putItem(put -> put.tableName(TABLE).item(item).expected(new HashMap<>())),
            () ->
                client.putItem(
                    put -> put.tableName(TABLE).item(item).returnValues(ReturnValue.ALL_OLD)),
            () -> client.query(query -> query.tableName(TABLE).select(Select.COUNT)),
            () -> client.scan(scan -> scan.tableName(TABLE).filterExpression("a")),
            () -> client.listTables())) {
      assertThrows(UnsupportedOperationException.class, call::run);
    }
  }

  @Test
  void placeholdersThatAreMissingOrTooManyAreRefused() {
    assertEquals("ValidationException", code(() -> check(Map.of(), Map.of())));
    assertEquals(
        "ValidationException",
        code(() -> check(Map.of("#n", "n", "#m", "m"), Map.of(":v", AttributeValue.fromN("1")))));
  }

  private void check(Map<String, String> names, Map<String, AttributeValue> values) {
    client.deleteItem(
        delete ->
            delete
                .tableName(TABLE)
                .key(key("a"))
                .conditionExpression("#n = :v")
                .expressionAttributeNames(names)
                .expressionAttributeValues(values));
  }

  private static String code(Runnable call) {
    return assertThrows(DynamoDbException.class, call::run).awsErrorDetails().errorCode();
  }
}
