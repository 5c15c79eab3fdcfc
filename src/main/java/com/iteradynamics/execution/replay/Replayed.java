package com.iteradynamics.execution.replay;

import java.util.List;
import java.util.Optional;

/**
 * What came of deciding an hour again from its record.
 *
 * @param parts what was compared, in order
 */
public record Replayed(List<Part> parts) {
  public Replayed {
    parts = List.copyOf(parts);
  }

  /** Whether everything that had to be compared was, and is the same. */
  public boolean agrees() {
    return parts.stream().noneMatch(Part::fails);
  }

  /** Whether a part could not be recomputed. */
  public boolean unknown(String part) {
    return parts.stream()
        .anyMatch(each -> each.name().equals(part) && each.end() instanceof Unknown);
  }

  /**
   * One part of a record.
   *
   * @param name what it is, for a person
   * @param end how the comparison ended
   */
  public record Part(String name, End end) {
    private boolean fails() {
      return switch (end) {
        case Same same -> false;
        case Differs differs -> true;
        case Unknown unknown -> true;
        case Remark remark -> false;
      };
    }
  }

  /** How a comparison ended. */
  public sealed interface End {}

  /**
   * Nothing differs.
   *
   * @param fields how many fields were compared
   */
  public record Same(int fields) implements End {}

  /** Something differs: at least one field. */
  public record Differs(List<Difference> differences) implements End {
    public Differs {
      differences = List.copyOf(differences);
    }
  }

  /** It cannot be recomputed, and why. */
  public record Unknown(String why) implements End {}

  /** There is nothing to compare, or nothing hangs on it; what a person should know. */
  public record Remark(String what) implements End {}

  /**
   * A field that is not the same, in JSON.
   *
   * @param recorded empty when the record lacks it
   * @param recomputed empty when deciding again did not make it
   */
  public record Difference(String field, Optional<String> recorded, Optional<String> recomputed) {}
}
