package com.iteradynamics.dashboard;

import com.iteradynamics.cortex.CortexRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Fields of a record that may be missing or of another kind, as in one that an older version left.
 */
final class Fields {
  private Fields() {}

  /** A number in the map {@code map}. */
  static Optional<Double> number(CortexRecord record, String map, String name) {
    return inside(record, map).flatMap(fields -> number(fields, name));
  }

  /** A number; empty when it is none, or too large for a double. */
  static Optional<Double> number(Map<?, ?> fields, String name) {
    return fields.get(name) instanceof Number number
        ? Optional.of(number.doubleValue()).filter(Double::isFinite)
        : Optional.empty();
  }

  /** A text in the map {@code map}. */
  static Optional<String> text(CortexRecord record, String map, String name) {
    return inside(record, map).map(fields -> fields.get(name)).map(Object::toString);
  }

  /** A time; empty when it is none. */
  static Optional<Instant> time(CortexRecord record, String name) {
    try {
      return record.text(name).map(Instant::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Map<?, ?>> inside(CortexRecord record, String map) {
    return record.fields().get(map) instanceof Map<?, ?> fields
        ? Optional.of(fields)
        : Optional.empty();
  }
}
