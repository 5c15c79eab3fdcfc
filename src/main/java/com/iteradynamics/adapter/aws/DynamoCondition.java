package com.iteradynamics.adapter.aws;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What must hold of an item for a write to happen, and the placeholders that the condition and the
 * write use.
 *
 * @param expression in DynamoDB's language
 * @param names attribute names by {@code #placeholder}
 * @param values values by {@code :placeholder}
 */
record DynamoCondition(
    String expression, Map<String, String> names, Map<String, AttributeValue> values) {

  /** Nothing is stored there. */
  static final DynamoCondition ABSENT =
      new DynamoCondition("attribute_not_exists(#pk)", Map.of("#pk", DynamoTables.PK), Map.of());

  /** This condition and another one, which uses placeholders that are there or are added. */
  DynamoCondition and(String other) {
    return new DynamoCondition(expression + " AND " + other, names, values);
  }

  /** The same condition with more placeholders. */
  DynamoCondition with(Map<String, String> moreNames, Map<String, AttributeValue> moreValues) {
    Map<String, String> allNames = new HashMap<>(names);
    allNames.putAll(moreNames);
    Map<String, AttributeValue> allValues = new HashMap<>(values);
    allValues.putAll(moreValues);
    return new DynamoCondition(expression, allNames, allValues);
  }

  /** The SDK's way to say that there are none; DynamoDB refuses an empty map. */
  Map<String, AttributeValue> someValues() {
    return values.isEmpty() ? null : values;
  }
}
