package com.iteradynamics.cortex;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the fields of an object that somebody else may have written.
 *
 * @param name what it is called, for messages; empty for the record itself
 * @param fields its fields
 */
record FieldReader(String name, Map<?, ?> fields) {

  /** The object in the field {@code field} of {@code record}; empty when there is none. */
  static Optional<FieldReader> inside(CortexRecord record, String field) {
    return record.fields().get(field) instanceof Map<?, ?> map
        ? Optional.of(new FieldReader(field, map))
        : Optional.empty();
  }

  /** Another object in this one; empty when there is none. */
  Optional<FieldReader> inside(String field) {
    return fields.get(field) instanceof Map<?, ?> map
        ? Optional.of(new FieldReader(name + "." + field, map))
        : Optional.empty();
  }

  Optional<String> text(String field) {
    return Optional.ofNullable(fields.get(field)).map(Object::toString);
  }

  String neededText(String field) {
    return text(field).orElseThrow(() -> missing(field));
  }

  BigDecimal amount(String field) {
    return optionalAmount(field).orElseThrow(() -> missing(field));
  }

  Optional<BigDecimal> optionalAmount(String field) {
    try {
      return text(field).map(BigDecimal::new);
    } catch (NumberFormatException e) {
      throw wrong(field, "a number", e);
    }
  }

  double number(String field) {
    return amount(field).doubleValue();
  }

  int whole(String field) {
    try {
      return amount(field).intValueExact();
    } catch (ArithmeticException e) {
      throw wrong(field, "a whole number", e);
    }
  }

  boolean flag(String field) {
    if (fields.get(field) instanceof Boolean flag) {
      return flag;
    }
    throw missing(field);
  }

  Optional<Instant> time(String field) {
    try {
      return text(field).map(Instant::parse);
    } catch (DateTimeException e) {
      throw wrong(field, "a time", e);
    }
  }

  Instant neededTime(String field) {
    return time(field).orElseThrow(() -> missing(field));
  }

  List<String> texts(String field) {
    return fields.get(field) instanceof List<?> list
        ? list.stream().map(Object::toString).toList()
        : List.of();
  }

  /** The constant of {@code type} that a field names. */
  <E extends Enum<E>> E constant(String field, Class<E> type) {
    try {
      return Enum.valueOf(type, neededText(field));
    } catch (IllegalArgumentException e) {
      throw wrong(field, "a " + type.getSimpleName(), e);
    }
  }

  private IllegalArgumentException missing(String field) {
    return new IllegalArgumentException("the record has no " + path(field));
  }

  private IllegalArgumentException wrong(String field, String kind, Exception cause) {
    return new IllegalArgumentException(
        String.format(Locale.ROOT, "%s is not %s: \"%s\"", path(field), kind, fields.get(field)),
        cause);
  }

  private String path(String field) {
    return name.isEmpty() ? field : name + "." + field;
  }
}
