package com.iteradynamics.adapter.aws;

import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * One write of a transaction.
 *
 * @param item the write
 * @param refusal what it means that its condition does not hold, from the item as it is stored; an
 *     empty map when there is none
 */
record DynamoStep(TransactWriteItem item, Function<Map<String, AttributeValue>, String> refusal) {

  /** Puts an item whatever was there. */
  static DynamoStep put(String table, Map<String, AttributeValue> item) {
    return new DynamoStep(
        TransactWriteItem.builder().put(put -> put.tableName(table).item(item)).build(),
        stored -> "an item could not be written");
  }

  /** Puts an item when {@code condition} holds. */
  static DynamoStep put(
      String table,
      Map<String, AttributeValue> item,
      DynamoCondition condition,
      Function<Map<String, AttributeValue>, String> refusal) {
    return new DynamoStep(
        TransactWriteItem.builder()
            .put(
                put ->
                    put.tableName(table)
                        .item(item)
                        .conditionExpression(condition.expression())
                        .expressionAttributeNames(condition.namesWith(""))
                        .expressionAttributeValues(condition.someValues())
                        .returnValuesOnConditionCheckFailure(
                            ReturnValuesOnConditionCheckFailure.ALL_OLD))
            .build(),
        refusal);
  }

  /** Checks {@code condition} of an item that is left as it is. */
  static DynamoStep check(
      String table,
      Map<String, AttributeValue> key,
      DynamoCondition condition,
      Function<Map<String, AttributeValue>, String> refusal) {
    return new DynamoStep(
        TransactWriteItem.builder()
            .conditionCheck(
                check ->
                    check
                        .tableName(table)
                        .key(key)
                        .conditionExpression(condition.expression())
                        .expressionAttributeNames(condition.namesWith(""))
                        .expressionAttributeValues(condition.someValues())
                        .returnValuesOnConditionCheckFailure(
                            ReturnValuesOnConditionCheckFailure.ALL_OLD))
            .build(),
        refusal);
  }

  /** Changes an item by {@code update} when {@code condition} holds; both use its names. */
  static DynamoStep update(
      String table,
      Map<String, AttributeValue> key,
      String update,
      DynamoCondition condition,
      Function<Map<String, AttributeValue>, String> refusal) {
    return new DynamoStep(
        TransactWriteItem.builder()
            .update(
                change ->
                    change
                        .tableName(table)
                        .key(key)
                        .updateExpression(update)
                        .conditionExpression(condition.expression())
                        .expressionAttributeNames(condition.namesWith(update))
                        .expressionAttributeValues(condition.someValues())
                        .returnValuesOnConditionCheckFailure(
                            ReturnValuesOnConditionCheckFailure.ALL_OLD))
            .build(),
        refusal);
  }
}
