package com.iteradynamics.simulation.aws;

import com.iteradynamics.adapter.aws.DynamoTables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Requests of every kind that Argus makes, at random, to a table of the records' layout. */
final class RandomRequests {
  private static final ReturnValuesOnConditionCheckFailure OLD =
      ReturnValuesOnConditionCheckFailure.ALL_OLD;

  private final String table;
  private final RandomExpressions any;
  private Optional<TransactWriteItemsRequest> transaction = Optional.empty();

  RandomRequests(String table, Random random) {
    this.table = table;
    this.any = new RandomExpressions(random);
  }

  DynamoDbRequest next() {
    any.next();
    return switch (any.upTo(9)) {
      case 0 ->
          GetItemRequest.builder().tableName(table).key(any.key()).consistentRead(true).build();
      case 1, 2 -> put();
      case 3, 4 -> update();
      case 5 -> delete();
      case 6, 7 -> query();
      default -> transaction();
    };
  }

  private PutItemRequest put() {
    return PutItemRequest.builder()
        .tableName(table)
        .item(any.item())
        .conditionExpression(any.coin() ? any.condition(2) : null)
        .expressionAttributeNames(any.names())
        .expressionAttributeValues(any.values())
        .returnValuesOnConditionCheckFailure(any.coin() ? OLD : null)
        .build();
  }

  private UpdateItemRequest update() {
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(any.key())
        .updateExpression(any.update())
        .conditionExpression(any.coin() ? any.condition(2) : null)
        .expressionAttributeNames(any.names())
        .expressionAttributeValues(any.values())
        .returnValuesOnConditionCheckFailure(OLD)
        .build();
  }

  private DeleteItemRequest delete() {
    return DeleteItemRequest.builder()
        .tableName(table)
        .key(any.key())
        .conditionExpression(any.condition(1))
        .expressionAttributeNames(any.names())
        .expressionAttributeValues(any.values())
        .build();
  }

  private QueryRequest query() {
    boolean index = any.coin();
    String partition = any.oneOf(index ? List.of("entries", "exits") : List.of("p", "q"));
    String keys =
        any.named(index ? DynamoTables.BRANCH_KEY : DynamoTables.PK)
            + " = "
            + any.named(AttributeValue.fromS(partition));
    if (any.coin()) {
      keys +=
          " AND "
              + any.named(DynamoTables.SK)
              + any.oneOf(List.of(" = ", " < ", " >= "))
              + any.named(AttributeValue.fromS("3"));
    }
    // A filter may not ask for a key.
    String filter = index ? "attribute_exists(" + any.named("a") + ")" : any.condition(1);
    return QueryRequest.builder()
        .tableName(table)
        .indexName(index ? DynamoTables.BRANCH_INDEX : null)
        .consistentRead(index ? null : Boolean.TRUE)
        .keyConditionExpression(keys)
        .filterExpression(filter)
        .scanIndexForward(any.coin())
        .limit(any.coin() ? 1 + any.upTo(2) : null)
        .expressionAttributeNames(any.names())
        .expressionAttributeValues(any.values())
        .build();
  }

  /** Up to four steps on different items; now and then the one before again, by its token. */
  private TransactWriteItemsRequest transaction() {
    if (transaction.isPresent() && any.upTo(4) == 0) {
      return transaction.get();
    }
    List<TransactWriteItem> steps = new ArrayList<>();
    Set<Map<String, AttributeValue>> keys = new HashSet<>();
    for (int i = any.upTo(3); i >= 0; i--) {
      Map<String, AttributeValue> key = any.key();
      if (keys.add(key)) {
        any.next();
        steps.add(step(key));
      }
    }
    transaction =
        Optional.of(
            TransactWriteItemsRequest.builder()
                .transactItems(steps)
                .clientRequestToken("token-" + any.upTo(Integer.MAX_VALUE - 1))
                .build());
    return transaction.get();
  }

  private TransactWriteItem step(Map<String, AttributeValue> key) {
    TransactWriteItem.Builder step = TransactWriteItem.builder();
    int kind = any.upTo(3);
    String update = kind == 0 ? any.update() : "";
    String condition = kind == 1 || any.coin() ? any.condition(1) : null;
    return switch (kind) {
      case 0 -> step.update(update(key, update, condition)).build();
      case 1 -> step.conditionCheck(check(key, condition)).build();
      case 2 -> step.delete(delete(key, condition)).build();
      default -> step.put(put(any.item(key), condition)).build();
    };
  }

  private Update update(Map<String, AttributeValue> key, String update, String condition) {
    return Update.builder()
        .tableName(table)
        .key(key)
        .updateExpression(update)
        .conditionExpression(condition)
        .expressionAttributeNames(any.names())
        .expressionAttributeValues(any.values())
        .returnValuesOnConditionCheckFailure(OLD)
        .build();
  }

  private ConditionCheck check(Map<String, AttributeValue> key, String condition) {
    return ConditionCheck.builder()
        .tableName(table)
        .key(key)
        .conditionExpression(condition)
        .expressionAttributeNames(any.names())
        .expressionAttributeValues(any.values())
        .returnValuesOnConditionCheckFailure(OLD)
        .build();
  }

  private Delete delete(Map<String, AttributeValue> key, String condition) {
    return Delete.builder()
        .tableName(table)
        .key(key)
        .conditionExpression(condition)
        .expressionAttributeNames(any.names())
        .expressionAttributeValues(any.values())
        .returnValuesOnConditionCheckFailure(OLD)
        .build();
  }

  private Put put(Map<String, AttributeValue> item, String condition) {
    return Put.builder()
        .tableName(table)
        .item(item)
        .conditionExpression(condition)
        .expressionAttributeNames(any.names())
        .expressionAttributeValues(any.values())
        .returnValuesOnConditionCheckFailure(OLD)
        .build();
  }
}
