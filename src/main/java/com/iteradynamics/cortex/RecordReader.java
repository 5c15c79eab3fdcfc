package com.iteradynamics.cortex;

import com.iteradynamics.cortex.Json.MalformedJsonException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@link JsonReader} read, as a record: each component from the field of its name. Nothing is
 * guessed: a field that is missing, unknown or of another kind is refused, and so is a text where a
 * number belongs. What the record's constructor refuses is refused too.
 */
final class RecordReader {
  /**
   * Fields that came later, of orders and plans that are kept as they were written, and what they
   * are where they are missing; an empty value is null.
   */
  private static final Map<String, Optional<Object>> CAME_LATER =
      Map.of(
          "OrderRequest.minimum_sale",
          Optional.empty(),
          "PrimeState.fills_since_flat",
          Optional.of(0),
          "PrimeState.booked_late",
          Optional.of(List.of()));

  private final String path;

  /** Reads what is at {@code path}, such as {@code orders[0].request}; empty at the top. */
  private RecordReader(String path) {
    this.path = path;
  }

  static Object read(Object value, Class<?> type) throws MalformedJsonException {
    return new RecordReader("").as(value, type);
  }

  private Object as(Object value, Type type) throws MalformedJsonException {
    return type instanceof ParameterizedType parts
        ? generic(value, (Class<?>) parts.getRawType(), parts.getActualTypeArguments())
        : plain(value, (Class<?>) type);
  }

  private Object generic(Object value, Class<?> type, Type[] parts) throws MalformedJsonException {
    if (type == Optional.class) {
      return value == null ? Optional.empty() : Optional.of(as(value, parts[0]));
    }
    if (type == List.class) {
      return list(value, parts[0]);
    }
    throw new IllegalArgumentException(type + " is not read from JSON");
  }

  private List<Object> list(Object value, Type each) throws MalformedJsonException {
    if (!(value instanceof List<?> items)) {
      throw refused("a list", value);
    }
    List<Object> read = new ArrayList<>();
    for (Object item : items) {
      read.add(new RecordReader(path + "[" + read.size() + "]").as(item, each));
    }
    return read;
  }

  private Object plain(Object value, Class<?> type) throws MalformedJsonException {
    if (type.isRecord()) {
      return record(value, type);
    }
    if (type.isEnum()) {
      return word(value, type);
    }
    if (type == CortexRecord.class) {
      try {
        return CortexRecord.of(fields(value));
      } catch (IllegalArgumentException | DateTimeException e) {
        throw refused(e);
      }
    }
    return scalar(value, type);
  }

  private Object scalar(Object value, Class<?> type) throws MalformedJsonException {
    return switch (type.getName()) {
      case "java.lang.String" -> text(value);
      case "java.time.Instant" -> time(value);
      case "boolean" -> kept(value, value instanceof Boolean, "true or false");
      case "int" -> kept(value, value instanceof Integer, "a whole number");
      case "long", "java.lang.Long" -> {
        kept(value, value instanceof Integer || value instanceof Long, "a whole number");
        yield ((Number) value).longValue();
      }
      case "double", "java.lang.Double" -> real(value);
      case "java.math.BigDecimal" -> decimal(value);
      default -> throw new IllegalArgumentException(type + " is not read from JSON");
    };
  }

  private Object record(Object value, Class<?> type) throws MalformedJsonException {
    Map<String, Object> fields = fields(value);
    RecordShape shape = RecordShape.of(type);
    Object[] components = new Object[shape.fields().size()];
    for (int i = 0; i < components.length; i++) {
      RecordShape.Field field = shape.fields().get(i);
      Object component = component(fields, field.name(), type);
      components[i] = new RecordReader(at(field.name())).as(component, field.type());
    }
    for (String name : fields.keySet()) {
      if (shape.fields().stream().noneMatch(field -> field.name().equals(name))) {
        throw new MalformedJsonException(at(name) + " is not known", null);
      }
    }
    try {
      return shape.constructor().newInstance(components);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refusal) {
        throw refused(refusal);
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record can always be made of its components", e);
    }
  }

  private Object component(Map<String, Object> fields, String name, Class<?> type)
      throws MalformedJsonException {
    if (fields.containsKey(name)) {
      return fields.get(name);
    }
    Optional<Object> before = CAME_LATER.get(type.getSimpleName() + "." + name);
    if (before == null) {
      throw new MalformedJsonException(at(name) + " is missing", null);
    }
    return before.orElse(null);
  }

  private Object word(Object value, Class<?> type) throws MalformedJsonException {
    for (Object word : type.getEnumConstants()) {
      if (((Enum<?>) word).name().equals(value)) {
        return word;
      }
    }
    throw refused("one of " + Arrays.toString(type.getEnumConstants()), value);
  }

  private Instant time(Object value) throws MalformedJsonException {
    try {
      return Instant.parse(text(value));
    } catch (DateTimeException e) {
      throw refused("a time such as 2026-01-01T00:00:00Z", value);
    }
  }

  private String text(Object value) throws MalformedJsonException {
    return (String) kept(value, value instanceof String, "a text");
  }

  private BigDecimal decimal(Object value) throws MalformedJsonException {
    return new BigDecimal(kept(value, value instanceof Number, "a number").toString());
  }

  private double real(Object value) throws MalformedJsonException {
    double real = decimal(value).doubleValue();
    kept(value, Double.isFinite(real), "a number of a double's size");
    return real;
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> fields(Object value) throws MalformedJsonException {
    return (Map<String, Object>) kept(value, value instanceof Map, "an object");
  }

  private Object kept(Object value, boolean good, String expected) throws MalformedJsonException {
    if (!good) {
      throw refused(expected, value);
    }
    return value;
  }

  private MalformedJsonException refused(String expected, Object value) {
    String what = path.isEmpty() ? "it" : path;
    String was =
        switch (value) {
          case Map<?, ?> map -> "an object";
          case List<?> list -> "a list";
          case null, default -> Json.write(value);
        };
    return new MalformedJsonException(what + " must be " + expected + ", was " + was, null);
  }

  private MalformedJsonException refused(RuntimeException why) {
    return new MalformedJsonException((path.isEmpty() ? "" : path + ": ") + why.getMessage(), why);
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
