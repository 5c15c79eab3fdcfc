package com.iteradynamics.simulation.aws;

import com.iteradynamics.adapter.aws.DynamoTables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Keys, items, conditions and updates at random, over few keys and few attributes, so that they
 * meet; with the placeholders that they have.
 */
final class RandomExpressions {
  private static final List<String> ATTRIBUTES = List.of("a", "b", "map", DynamoTables.BRANCH_KEY);
  private static final List<String> COMPARATORS = List.of("=", "=", "<>", "<", "<=", ">", ">=");
  private static final List<String> TEXTS = List.of("x", "xy", "z", "");
  private static final List<String> NUMBERS =
      List.of("0", "-0", "1", "1.0", "01", "1e2", "-3.50", "0.001", "100", "1E-130", "9.9E125");

  /** No sort key twice: DynamoDB has no order of equal ones in an index. */
  private static final List<String> PLACES = List.of("p1", "p3", "p5", "q2", "q4", "q6");

  private final Random random;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AttributeValue> values = new HashMap<>();

  RandomExpressions(Random random) {
    this.random = random;
  }

  /** One that is thrown about as often as not. */
  boolean coin() {
    return random.nextBoolean();
  }

  int upTo(int most) {
    return random.nextInt(most + 1);
  }

  <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** Forgets the placeholders of the request before. */
  void next() {
    names.clear();
    values.clear();
  }

  /** The placeholders that were used since {@link #next}; null where there are none. */
  Map<String, String> names() {
    return names.isEmpty() ? null : Map.copyOf(names);
  }

  Map<String, AttributeValue> values() {
    return values.isEmpty() ? null : Map.copyOf(values);
  }

  Map<String, AttributeValue> key() {
    String place = oneOf(PLACES);
    return Map.of(
        DynamoTables.PK, AttributeValue.fromS(place.substring(0, 1)),
        DynamoTables.SK, AttributeValue.fromS(place.substring(1)));
  }

  Map<String, AttributeValue> item() {
    return item(key());
  }

  Map<String, AttributeValue> item(Map<String, AttributeValue> key) {
    Map<String, AttributeValue> item = new TreeMap<>(key);
    for (String name : ATTRIBUTES) {
      if (coin()) {
        item.put(name, fitting(name));
      }
    }
    return item;
  }

  /** A value that may stand in this attribute. */
  private AttributeValue fitting(String name) {
    return switch (name) {
      case DynamoTables.BRANCH_KEY -> AttributeValue.fromS(oneOf(List.of("entries", "exits")));
      case "map" -> coin() ? map() : value();
      default -> value();
    };
  }

  private AttributeValue map() {
    Map<String, AttributeValue> map = new TreeMap<>();
    for (String name : List.of("a", "b")) {
      if (coin()) {
        map.put(name, inner());
      }
    }
    return AttributeValue.fromM(map);
  }

  private AttributeValue value() {
    return switch (random.nextInt(6)) {
      case 0 -> AttributeValue.fromL(List.of(inner(), inner()));
      case 1 -> map();
      case 2 -> inner();
      default -> ordered();
    };
  }

  /** What may stand in maps and lists; their numbers the emulator leaves as they are written. */
  private AttributeValue inner() {
    return switch (random.nextInt(4)) {
      case 0 -> AttributeValue.fromBool(coin());
      case 1 -> AttributeValue.fromNul(true);
      case 2 -> AttributeValue.fromS(oneOf(TEXTS));
      default -> AttributeValue.fromN(oneOf(List.of("0", "1", "-3.5")));
    };
  }

  private AttributeValue ordered() {
    return coin() ? AttributeValue.fromS(oneOf(TEXTS)) : AttributeValue.fromN(oneOf(NUMBERS));
  }

  String condition(int depth) {
    if (depth > 0 && coin()) {
      return switch (random.nextInt(4)) {
        case 0 -> "NOT " + condition(0);
        case 1 -> "(" + condition(depth - 1) + " OR " + condition(depth - 1) + ")";
        case 2 -> condition(depth - 1) + " AND " + condition(depth - 1);
        default -> condition(depth - 1) + " OR " + condition(depth - 1);
      };
    }
    return switch (random.nextInt(5)) {
      case 0 -> "attribute_exists(" + path() + ")";
      case 1 -> "attribute_not_exists(" + path() + ")";
      case 2 -> "begins_with(" + path() + ", " + named(AttributeValue.fromS("x")) + ")";
      default -> comparison();
    };
  }

  private String comparison() {
    String comparator = oneOf(COMPARATORS);
    boolean equality = comparator.equals("=") || comparator.equals("<>");
    return path() + " " + comparator + " " + named(equality ? value() : ordered());
  }

  /** Sets and removes one to three places; they may overlap. */
  String update() {
    List<String> sets = new ArrayList<>();
    List<String> removes = new ArrayList<>();
    for (int i = upTo(2); i >= 0; i--) {
      if (coin()) {
        String attribute = oneOf(ATTRIBUTES);
        String place = coin() ? named(attribute) : named("map") + "." + named("a");
        AttributeValue value = place.contains(".") ? inner() : fitting(attribute);
        sets.add(place + " = " + named(value));
      } else {
        removes.add(path());
      }
    }
    return (sets.isEmpty() ? "" : "SET " + String.join(", ", sets))
        + (removes.isEmpty() ? "" : " REMOVE " + String.join(", ", removes));
  }

  private String path() {
    return random.nextInt(4) == 0
        ? named("map") + "." + named(oneOf(List.of("a", "b")))
        : named(oneOf(ATTRIBUTES));
  }

  /** A placeholder of a name. */
  String named(String name) {
    String placeholder = "#" + name;
    names.put(placeholder, name);
    return placeholder;
  }

  /** A placeholder of a value. */
  String named(AttributeValue value) {
    String placeholder = ":v" + values.size();
    values.put(placeholder, value);
    return placeholder;
  }
}
