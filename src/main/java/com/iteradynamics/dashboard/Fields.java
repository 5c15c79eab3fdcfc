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
    return inside(record, map)
        .map(fields -> fields.get(name))
        .filter(Number.class::isInstance)
        .map(value -> ((Number) value).doubleValue());
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
