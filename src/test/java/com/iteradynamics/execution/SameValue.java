package com.iteradynamics.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.cortex.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares what is stored by value: 250 USD are 250.00 USD, and fields have no order. */
public final class SameValue {
  private SameValue() {}

  /** That both have the same fields with the same values. */
  public static void assertSame(Object expected, Object actual, String what) {
    assertEquals(of(expected), of(actual), what);
  }

  /** That both have the same fields with the same values. */
  public static void assertSame(Object expected, Object actual) {
    assertEquals(of(expected), of(actual));
  }

  /** A text that is the same for the same values. */
  public static String of(Object value) {
    try {
      return normal(Json.readMap(Json.write(Map.of("value", value)))).toString();
    } catch (Json.MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }

  private static Object normal(Object value) {
    return switch (value) {
      case Number number -> new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
      case Map<?, ?> map -> {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((name, each) -> sorted.put(name.toString(), normal(each)));
        yield sorted;
      }
      case List<?> list -> list.stream().map(SameValue::normal).toList();
      case null -> "null";
      default -> "'" + value + "'";
    };
  }
}
