package com.iteradynamics.execution;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares a record with the one that deciding again made, field by field. */
final class RecordComparison {
  /** What is told elsewhere, or is what the venue said on the way. */
  private static final Set<String> APART =
      Set.of(
          "code_version",
          "parameter_hash",
          "parameters",
          "data_hash",
          "candle_notes",
          "candle_differences");

  private static final Set<String> OF_THE_WINDOW = Set.of("asof_ts", "window_candles");

  private final Map<String, Object> recorded;
  private final Map<String, Object> recomputed;

  /** Who leaves a field. */
  enum Group {
    MODEL,
    LAYERS,
    DECISION
  }

  RecordComparison(CortexRecord recorded, CortexRecord recomputed) {
    this.recorded = plain(recorded);
    this.recomputed = plain(recomputed);
  }

  /** The fields as any store gives them back. */
  private static Map<String, Object> plain(CortexRecord record) {
    try {
      Map<String, Object> fields = Json.readMap(Json.write(record));
      if (fields.get("inputs") instanceof Map<?, ?> inputs) {
        // What an order was made by; of it the governors were told the minimums alone.
        inputs.remove("rules");
      }
      return fields;
    } catch (Json.MalformedJsonException e) {
      throw new IllegalStateException("what was written can be read", e);
    }
  }

  /** How the fields of {@code group} compare. */
  Replayed.End of(Group group) {
    Set<String> names = new LinkedHashSet<>();
    recomputed.keySet().stream().filter(name -> isOf(group, name)).forEach(names::add);
    if (group != Group.DECISION) {
      recorded.keySet().stream().filter(name -> isOf(group, name)).forEach(names::add);
    }
    List<Replayed.Difference> differences = new ArrayList<>();
    for (String name : names) {
      if (!same(recorded.get(name), recomputed.get(name))) {
        differences.add(
            new Replayed.Difference(name, shown(recorded, name), shown(recomputed, name)));
      }
    }
    return differences.isEmpty()
        ? new Replayed.Same(names.size())
        : new Replayed.Differs(differences);
  }

  private static boolean isOf(Group group, String name) {
    return !APART.contains(name) && group == group(name);
  }

  private static Group group(String name) {
    if (name.startsWith("p_long") || name.equals("model_id")) {
      return Group.MODEL;
    }
    boolean layers =
        name.startsWith("regime_") || name.startsWith("intent_") || name.startsWith("legacy_");
    return layers || OF_THE_WINDOW.contains(name) ? Group.LAYERS : Group.DECISION;
  }

  private static Optional<String> shown(Map<String, Object> fields, String name) {
    return fields.containsKey(name) ? Optional.of(Json.write(fields.get(name))) : Optional.empty();
  }

  /** Numbers are the same by value, since a store may drop their last zeros. */
  private static boolean same(Object one, Object other) {
    if (one instanceof Number && other instanceof Number) {
      return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0;
    }
    if (one instanceof Map<?, ?> fields && other instanceof Map<?, ?> others) {
      return fields.keySet().equals(others.keySet())
          && fields.keySet().stream().allMatch(name -> same(fields.get(name), others.get(name)));
    }
    if (one instanceof List<?> items && other instanceof List<?> others) {
      if (items.size() != others.size()) {
        return false;
      }
      for (int i = 0; i < items.size(); i++) {
        if (!same(items.get(i), others.get(i))) {
          return false;
        }
      }
      return true;
    }
    return one == null ? other == null : one.equals(other);
  }
}
