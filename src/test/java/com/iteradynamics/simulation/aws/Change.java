package com.iteradynamics.simulation.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An update expression that was read, its placeholders still open.
 *
 * @param sets values' placeholders by the path they go to
 * @param removes paths whose values go
 */
record Change(List<Assignment> sets, List<DocumentPath> removes) {

  /** One part of SET. */
  record Assignment(DocumentPath path, String value) {}

  /** Reads {@code SET #a = :a, #b.#c = :c REMOVE #d}. */
  static Change read(ExpressionTokens words) {
    List<Assignment> sets = new ArrayList<>();
    List<DocumentPath> removes = new ArrayList<>();
    while (!words.ended()) {
      if (sets.isEmpty() && words.took("SET")) {
        do {
          sets.add(assignment(words));
        } while (words.took(","));
      } else if (removes.isEmpty() && words.took("REMOVE")) {
        do {
          removes.add(DocumentPath.read(words));
        } while (words.took(","));
      } else {
        throw words.notUnderstood("'" + words.peek() + "'");
      }
    }
    if (sets.isEmpty() && removes.isEmpty()) {
      throw words.notUnderstood("that nothing changes");
    }
    return new Change(sets, removes);
  }

  private static Assignment assignment(ExpressionTokens words) {
    DocumentPath path = DocumentPath.read(words);
    words.expect("=");
    String value = words.take();
    if (!value.startsWith(":")) {
      throw words.notUnderstood("'" + value + "' where a value should be");
    }
    return new Assignment(path, value);
  }

  Bound bound(Bindings bindings) {
    List<DocumentPath> paths = new ArrayList<>();
    List<AttributeValue> values = new ArrayList<>();
    for (Assignment set : sets) {
      paths.add(set.path().bound(bindings));
      values.add(bindings.value(set.value()));
    }
    removes.forEach(remove -> paths.add(remove.bound(bindings)));
    return new Bound(paths, values);
  }

  /**
   * A change with names and values in their placeholders' places.
   *
   * @param paths where something changes: first those that are set
   * @param values what the first paths are set to; the other paths' values go
   */
  record Bound(List<DocumentPath> paths, List<AttributeValue> values) {

    /** Refuses a change of the key, and of one place twice. */
    void refuse(KeySchema schema) {
      for (int i = 0; i < paths.size(); i++) {
        String name = paths.get(i).steps().getFirst();
        if (name.equals(schema.partition()) || name.equals(schema.sort())) {
          throw Refusals.invalid("Cannot update attribute " + name + ": it is part of the key");
        }
        for (DocumentPath earlier : paths.subList(0, i)) {
          if (paths.get(i).overlaps(earlier)) {
            throw Refusals.invalid(
                "Invalid UpdateExpression: Two document paths overlap with each other");
          }
        }
      }
    }

    /**
     * The attributes after the change.
     *
     * @param item as it was, or only its key
     */
    Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
      Map<String, AttributeValue> changed = new TreeMap<>(item);
      for (int i = 0; i < paths.size(); i++) {
        apply(i, paths.get(i).steps(), changed);
      }
      return changed;
    }

    /** Makes the change number {@code i} in {@code map}, where {@code steps} lead. */
    private void apply(int i, List<String> steps, Map<String, AttributeValue> map) {
      String name = steps.getFirst();
      if (steps.size() > 1) {
        Map<String, AttributeValue> inner = inner(map, steps);
        apply(i, steps.subList(1, steps.size()), inner);
        map.put(name, AttributeValue.fromM(inner));
      } else if (i < values.size()) {
        map.put(name, values.get(i));
      } else {
        map.remove(name);
      }
    }

    /** A copy of the map that the path leads into. */
    private static Map<String, AttributeValue> inner(
        Map<String, AttributeValue> map, List<String> steps) {
      if (steps.get(1).startsWith("[")) {
        throw new UnsupportedOperationException("the model does not change lists: " + steps);
      }
      AttributeValue at = map.get(steps.getFirst());
      if (at == null || !at.hasM()) {
        throw Refusals.invalid(
            "The document path provided in the update expression is invalid for update");
      }
      return new TreeMap<>(at.m());
    }
  }
}
