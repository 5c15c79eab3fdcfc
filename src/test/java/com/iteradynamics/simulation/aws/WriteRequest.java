package com.iteradynamics.simulation.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * What every writing request says besides what it writes, whether it stands alone or in a
 * transaction: both say it by the same names.
 */
record WriteRequest(
    String table,
    Optional<String> condition,
    Bindings bindings,
    boolean showsOnFailure,
    Map<String, AttributeValue> key) {

  private static final List<String> COMMON =
      List.of(
          "TableName",
          "ConditionExpression",
          "ExpressionAttributeNames",
          "ExpressionAttributeValues",
          "ReturnValuesOnConditionCheckFailure");

  /** Names of what a request may say: what all may, and these. */
  static Set<String> with(String... names) {
    List<String> all = new ArrayList<>(COMMON);
    all.addAll(List.of(names));
    return Set.copyOf(all);
  }

  /** Reads a request that may say {@code known} and nothing else. */
  static WriteRequest of(SdkPojo request, Set<String> known) {
    Supported.only(request, known);
    return new WriteRequest(
        String.valueOf(field(request, "TableName")),
        Optional.ofNullable((String) field(request, "ConditionExpression")),
        new Bindings(
            map(request, "ExpressionAttributeNames"), map(request, "ExpressionAttributeValues")),
        ReturnValuesOnConditionCheckFailure.ALL_OLD
            .toString()
            .equals(field(request, "ReturnValuesOnConditionCheckFailure")),
        map(request, "Key"));
  }

  /** The table that a transaction's first item is in. */
  static String firstTable(List<TransactWriteItem> items) {
    return items.stream()
        .limit(1)
        .flatMap(item -> item.sdkFields().stream().map(field -> field.getValueOrDefault(item)))
        .filter(SdkPojo.class::isInstance)
        .map(write -> String.valueOf(field((SdkPojo) write, "TableName")))
        .findFirst()
        .orElse("no table");
  }

  @SuppressWarnings("unchecked")
  private static <V> Map<String, V> map(SdkPojo request, String name) {
    Object value = field(request, name);
    return value == null ? Map.of() : (Map<String, V>) value;
  }

  private static Object field(SdkPojo request, String name) {
    SdkField<?> field = request.sdkFieldNameToField().get(name);
    return field == null ? null : field.getValueOrDefault(request);
  }
}
