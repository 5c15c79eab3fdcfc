package com.iteradynamics.simulation.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The key of a table or of an index: two texts.
 *
 * @param partition name of the partition key
 * @param sort name of the sort key
 */
record KeySchema(String partition, String sort) {

  static KeySchema of(List<KeySchemaElement> elements, List<AttributeDefinition> definitions) {
    if (elements.size() != 2
        || elements.get(0).keyType() != KeyType.HASH
        || elements.get(1).keyType() != KeyType.RANGE
        || !elements.stream().allMatch(element -> isText(element.attributeName(), definitions))) {
      throw new UnsupportedOperationException(
          "the model's keys are a partition key and a sort key, both texts, not " + elements);
    }
    return new KeySchema(elements.get(0).attributeName(), elements.get(1).attributeName());
  }

  private static boolean isText(String name, List<AttributeDefinition> definitions) {
    return definitions.stream()
        .anyMatch(
            one ->
                one.attributeName().equals(name) && one.attributeType() == ScalarAttributeType.S);
  }

  /**
   * An item's key; refuses one that has none.
   *
   * @param exactly whether there must be nothing beside the key
   */
  Key of(Map<String, AttributeValue> attributes, boolean exactly) {
    if (exactly && attributes.size() != 2) {
      throw Refusals.invalid("The provided key element does not match the schema");
    }
    return new Key(text(attributes, partition), text(attributes, sort));
  }

  /** An item's key in an index; empty when the item is not in it. */
  Optional<Key> ifAny(Map<String, AttributeValue> attributes) {
    return attributes.containsKey(partition) && attributes.containsKey(sort)
        ? Optional.of(of(attributes, false))
        : Optional.empty();
  }

  private static String text(Map<String, AttributeValue> attributes, String name) {
    AttributeValue value = attributes.get(name);
    if (value == null) {
      throw Refusals.invalid("One of the required keys was not given a value: " + name);
    }
    if (value.type() != AttributeValue.Type.S) {
      throw Refusals.invalid("Type mismatch for key " + name + " expected: S");
    }
    if (value.s().isEmpty()) {
      throw Refusals.invalid(
          "One or more parameter values are not valid. The AttributeValue for a key attribute"
              + " cannot contain an empty string value. Key: "
              + name);
    }
    return value.s();
  }
}
