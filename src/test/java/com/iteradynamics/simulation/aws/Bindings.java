package com.iteradynamics.simulation.aws;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the placeholders of a request's expressions stand for.
 *
 * @param names attribute names by {@code #placeholder}
 * @param values values by {@code :placeholder}
 */
record Bindings(Map<String, String> names, Map<String, AttributeValue> values) {

  String name(String placeholder) {
    String name = names.get(placeholder);
    if (name == null) {
      throw Refusals.invalid(
          "An expression attribute name used in the document path is not defined; attribute name: "
              + placeholder);
    }
    return name;
  }

  AttributeValue value(String placeholder) {
    AttributeValue value = values.get(placeholder);
    if (value == null) {
      throw Refusals.invalid(
          "An expression attribute value used in expression is not defined; attribute value: "
              + placeholder);
    }
    return ModelItem.value(value);
  }

  /** Refuses what DynamoDB refuses: placeholders that none of the request's expressions has. */
  void onlyThoseOf(List<Expression<?>> expressions) {
    Stream.concat(names.keySet().stream(), values.keySet().stream())
        .filter(
            each ->
                expressions.stream()
                    .noneMatch(expression -> expression.placeholders().contains(each)))
        .findFirst()
        .ifPresent(
            unused -> {
              throw Refusals.invalid("Value provided unused in expressions: " + unused);
            });
  }
}
