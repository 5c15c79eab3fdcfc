package com.iteradynamics.adapter.aws;

import com.iteradynamics.execution.port.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Reads and writes of one item, and queries, with DynamoDB's failures in plain words. Every method
 * takes what it is for, as "finish the tick …", and throws {@link StoreException} with the SDK's
 * failure as its cause.
 */
final class DynamoCalls {
  private final DynamoDbClient client;
  private final DynamoErrors errors;

  DynamoCalls(DynamoDbClient client, DynamoErrors errors) {
    this.client = client;
    this.errors = errors;
  }

  /** The item as of now; empty when there is none. */
  Optional<Map<String, AttributeValue>> get(
      String what, String table, Map<String, AttributeValue> key) {
    return trying(
        what,
        () ->
            Optional.of(
                    client
                        .getItem(get -> get.tableName(table).key(key).consistentRead(true))
                        .item())
                .filter(item -> !item.isEmpty()));
  }

  /**
   * All items of a table whose key is {@code key}, at most {@code limit}.
   *
   * @param more what else the query says
   */
  List<Map<String, AttributeValue>> query(
      String what,
      String table,
      int limit,
      DynamoCondition key,
      Consumer<QueryRequest.Builder> more) {
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    Map<String, AttributeValue> last = Map.of();
    do {
      QueryRequest.Builder request =
          QueryRequest.builder()
              .tableName(table)
              .keyConditionExpression(key.expression())
              .expressionAttributeNames(key.namesWith(""))
              .expressionAttributeValues(key.values());
      more.accept(request);
      if (!last.isEmpty()) {
        request.exclusiveStartKey(last);
      }
      QueryResponse page = trying(what, () -> client.query(request.build()));
      found.addAll(page.items());
      last = page.lastEvaluatedKey();
    } while (!last.isEmpty() && found.size() < limit);
    return found.subList(0, Math.min(limit, found.size()));
  }

  /**
   * Puts an item when {@code condition} holds.
   *
   * @return empty when it was put, else the item that is there instead; an empty map for none
   */
  Optional<Map<String, AttributeValue>> put(
      String what, String table, Map<String, AttributeValue> item, DynamoCondition condition) {
    return writing(
        what,
        table,
        DynamoKeys.keyOf(item),
        () ->
            client.putItem(
                put ->
                    put.tableName(table)
                        .item(item)
                        .conditionExpression(condition.expression())
                        .expressionAttributeNames(condition.namesWith(""))
                        .expressionAttributeValues(condition.someValues())
                        .returnValuesOnConditionCheckFailure(
                            ReturnValuesOnConditionCheckFailure.ALL_OLD)));
  }

  /** Puts {@code item} whatever was there. */
  void put(String what, String table, Map<String, AttributeValue> item) {
    trying(what, () -> client.putItem(put -> put.tableName(table).item(item)));
  }

  /**
   * Changes an item by {@code update} when {@code condition} holds; both use its placeholders.
   *
   * @return empty when it was changed, else the item as it is; an empty map for none
   */
  Optional<Map<String, AttributeValue>> update(
      String what,
      String table,
      Map<String, AttributeValue> key,
      String update,
      DynamoCondition condition) {
    return writing(
        what,
        table,
        key,
        () ->
            client.updateItem(
                change ->
                    change
                        .tableName(table)
                        .key(key)
                        .updateExpression(update)
                        .conditionExpression(condition.expression())
                        .expressionAttributeNames(condition.namesWith(update))
                        .expressionAttributeValues(condition.someValues())
                        .returnValuesOnConditionCheckFailure(
                            ReturnValuesOnConditionCheckFailure.ALL_OLD)));
  }

  /**
   * Does a write that has a condition, and answers with the item when it did not hold.
   *
   * @return empty when it was written, else the item as it is; an empty map for none
   */
  Optional<Map<String, AttributeValue>> writing(
      String what, String table, Map<String, AttributeValue> key, Runnable write) {
    try {
      write.run();
      return Optional.empty();
    } catch (ConditionalCheckFailedException e) {
      return Optional.of(e.hasItem() ? e.item() : get(what, table, key).orElse(Map.of()));
    } catch (SdkException e) {
      throw errors.explain(what, e);
    }
  }

  private <T> T trying(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw errors.explain(what, e);
    }
  }
}
