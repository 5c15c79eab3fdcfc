package com.iteradynamics.cortex;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Our own values as what JSON and stores know: texts, booleans, numbers, lists and maps. */
final class Plain {
  private Plain() {}

  /**
   * A value, or itself when it is plain.
   *
   * @param whole whether what is not known is null, as in a document, rather than left out with
   *     what is no finite number, as in a record
   */
  static Object of(Object value, boolean whole) {
    return switch (value) {
      case Optional<?> optional -> of(optional.orElse(null), whole);
      case Instant time -> time.toString();
      case Enum<?> word -> word.name();
      case CortexRecord record -> record.fields();
      case StateDocument state -> state.fields();
      case Record record -> Row.of(record, whole);
      case Double number when !whole && !Double.isFinite(number) -> null;
      case List<?> items -> items.stream().map(item -> of(item, whole)).toList();
      case null, default -> value;
    };
  }
}
