package com.iteradynamics.research.validation;

import com.iteradynamics.cortex.Json;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Named values, compared. */
final class FieldComparison {
  private static final String ABSENT = "absent";

  private FieldComparison() {}

  /** The first value that is not the same in both, by the order of the first. */
  static Optional<Difference> difference(
      Map<String, ?> known, Map<String, ?> found, String run, Instant asof) {
    return difference(known, found, run, asof, name -> true);
  }

  /** The same for the names that {@code counts}. */
  static Optional<Difference> difference(
      Map<String, ?> known,
      Map<String, ?> found,
      String run,
      Instant asof,
      Predicate<String> counts) {
    Set<String> names = new LinkedHashSet<>(known.keySet());
    names.addAll(found.keySet());
    for (String name : names) {
      if (counts.test(name)) {
        Optional<Difference> difference =
            difference(name, known.get(name), found.get(name), run, asof);
        if (difference.isPresent()) {
          return difference;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Difference> difference(
      String name, Object known, Object found, String run, Instant asof) {
    if (Objects.equals(known, found)) {
      return Optional.empty();
    }
    // Equal texts are equal too: in JSON a number is its digits.
    String before = text(known);
    String after = text(found);
    if (before.equals(after)) {
      return Optional.empty();
    }
    return within(name, known, found, run, asof)
        .or(() -> Optional.of(new Difference(run, asof, name, before, after)));
  }

  /** What differs inside of two values that both have parts. */
  @SuppressWarnings("unchecked") // The maps of a record have names as keys.
  private static Optional<Difference> within(
      String name, Object known, Object found, String run, Instant asof) {
    if (known instanceof Map<?, ?> before && found instanceof Map<?, ?> after) {
      return difference((Map<String, ?>) before, (Map<String, ?>) after, run, asof)
          .map(part -> part.in(name + "."));
    }
    if (known instanceof List<?> before && found instanceof List<?> after) {
      for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
        Optional<Difference> part =
            difference(name + "[" + i + "]", before.get(i), after.get(i), run, asof);
        if (part.isPresent()) {
          return part;
        }
      }
    }
    return Optional.empty();
  }

  private static String text(Object value) {
    return switch (value) {
      case null -> ABSENT;
      // JSON knows no NaN, and a record has none.
      case Double number -> number.toString();
      case String text -> text;
      case Enum<?> word -> word.name();
      default -> Json.write(value);
    };
  }
}
