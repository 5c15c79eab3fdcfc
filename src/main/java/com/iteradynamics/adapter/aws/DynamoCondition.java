package com.iteradynamics.adapter.aws;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What must hold of an item for a write to happen, and the values that the condition and the write
 * use. A placeholder {@code #status} stands for the attribute of that name.
 *
 * @param expression in DynamoDB's language
 * @param names attribute names by {@code #placeholder}, where the name is another
 * @param values values by {@code :placeholder}
 */
record DynamoCondition(
    String expression, Map<String, String> names, Map<String, AttributeValue> values) {
  private static final Pattern NAME = Pattern.compile("#([A-Za-z0-9_]+)");

  /** Nothing is stored there. */
  static final DynamoCondition ABSENT = of("attribute_not_exists(#pk)", Map.of());

  static DynamoCondition of(String expression, Map<String, AttributeValue> values) {
    return new DynamoCondition(expression, Map.of(), values);
  }

  /** This condition and another one, which uses values that are there or are added. */
  DynamoCondition and(String other) {
    return new DynamoCondition(expression + " AND " + other, names, values);
  }

  /** The same condition with names for placeholders that are not the names themselves. */
  DynamoCondition named(Map<String, String> others) {
    return new DynamoCondition(expression, others, values);
  }

  /** The same condition with more values. */
  DynamoCondition with(Map<String, AttributeValue> more) {
    Map<String, AttributeValue> all = new HashMap<>(values);
    all.putAll(more);
    return new DynamoCondition(expression, names, all);
  }

  /** The names that the condition and {@code update} use; DynamoDB refuses any other. */
  Map<String, String> namesWith(String update) {
    Map<String, String> all = new HashMap<>();
    NAME.matcher(expression + " " + update)
        .results()
        .forEach(name -> all.put(name.group(), name.group(1)));
    all.putAll(names);
    return all;
  }

  /** The SDK's way to say that there are none; DynamoDB refuses an empty map. */
  Map<String, AttributeValue> someValues() {
    return values.isEmpty() ? null : values;
  }
}
