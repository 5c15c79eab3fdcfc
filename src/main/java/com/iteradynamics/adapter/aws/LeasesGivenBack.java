package com.iteradynamics.adapter.aws;

import com.iteradynamics.execution.TickKey;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Deletes leases: the only thing in the tables that Argus ever deletes. */
final class LeasesGivenBack {
  private final DynamoDbClient client;
  private final DynamoCalls calls;
  private final String table;

  LeasesGivenBack(DynamoDbClient client, DynamoCalls calls, String table) {
    this.client = client;
    this.calls = calls;
    this.table = table;
  }

  /** What it is for, as {@link DynamoCalls} says it. */
  static String what(TickKey tick) {
    return "give the tick " + tick + " back";
  }

  /**
   * Deletes the lease if it is as {@code expected}.
   *
   * @return empty when it was deleted, else the lease as it is; an empty map for none
   */
  Optional<Map<String, AttributeValue>> delete(TickKey tick, DynamoCondition expected) {
    Map<String, AttributeValue> key = DynamoKeys.lease(tick);
    return calls.writing(
        what(tick),
        table,
        key,
        () ->
            client.deleteItem(
                delete ->
                    delete
                        .tableName(table)
                        .key(key)
                        .conditionExpression(expected.expression())
                        .expressionAttributeNames(expected.names())
                        .expressionAttributeValues(expected.someValues())
                        .returnValuesOnConditionCheckFailure(
                            ReturnValuesOnConditionCheckFailure.ALL_OLD)));
  }
}
