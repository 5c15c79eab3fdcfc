package com.iteradynamics.simulation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads what is stored as anybody can who looks at the tables, without Argus's own translation. */
record Item(Map<String, AttributeValue> attributes) {

  /** Nothing. */
  static final Item NONE = new Item(Map.of());

  boolean isThere() {
    return !attributes.isEmpty();
  }

  boolean has(String name) {
    return attributes.containsKey(name) && !Boolean.TRUE.equals(attributes.get(name).nul());
  }

  /** A text; empty text when there is none. */
  String text(String name) {
    return has(name) ? String.valueOf(attributes.get(name).s()) : "";
  }

  /** A value for a reader. */
  String shown(String name) {
    return has(name)
        ? Optional.ofNullable(attributes.get(name).s())
            .orElseGet(() -> attributes.get(name).toString())
        : "none";
  }

  /** A number; 0 when there is none. */
  BigDecimal number(String name) {
    return has(name) ? new BigDecimal(attributes.get(name).n()) : BigDecimal.ZERO;
  }

  boolean flag(String name) {
    return has(name) && attributes.get(name).bool();
  }

  Item map(String name) {
    return has(name) ? new Item(attributes.get(name).m()) : new Item(Map.of());
  }

  List<Item> list(String name) {
    return has(name)
        ? attributes.get(name).l().stream()
            .filter(AttributeValue::hasM)
            .map(each -> new Item(each.m()))
            .toList()
        : List.of();
  }

  /** What an item's partition key begins with. */
  boolean is(String kind) {
    return text("pk").startsWith(kind);
  }

  Optional<AttributeValue> value(String name) {
    return Optional.ofNullable(attributes.get(name));
  }
}
