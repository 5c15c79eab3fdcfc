package com.iteradynamics.simulation.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where a value is in an item, with placeholders only: a name without # might be one of DynamoDB's
 * 573 reserved words.
 *
 * @param steps {@code #name} for an attribute or a map's entry, {@code [0]} for a list's element
 */
record DocumentPath(List<String> steps) {

  /** Reads a path, for example {@code #orders.#id} or {@code #gates[0].#gate}. */
  static DocumentPath read(ExpressionTokens words) {
    List<String> steps = new ArrayList<>();
    steps.add(name(words));
    while (true) {
      if (words.took(".")) {
        steps.add(name(words));
      } else if (words.took("[")) {
        String index = words.take();
        if (!index.matches("[0-9]{1,5}")) {
          throw words.notUnderstood("the index " + index);
        }
        steps.add("[" + index + "]");
        words.expect("]");
      } else {
        return new DocumentPath(List.copyOf(steps));
      }
    }
  }

  private static String name(ExpressionTokens words) {
    String name = words.take();
    if (!name.startsWith("#")) {
      throw words.notUnderstood("the name '" + name + "' without #");
    }
    return name;
  }

  /** The path with its names in place of their placeholders. */
  DocumentPath bound(Bindings bindings) {
    return new DocumentPath(
        steps.stream().map(step -> step.startsWith("#") ? bindings.name(step) : step).toList());
  }

  /** What is there, in a bound path's place. */
  Optional<AttributeValue> in(Map<String, AttributeValue> item) {
    AttributeValue at = item.get(steps.getFirst());
    for (int i = 1; i < steps.size() && at != null; i++) {
      at = step(at, steps.get(i));
    }
    return Optional.ofNullable(at);
  }

  private static AttributeValue step(AttributeValue at, String step) {
    if (step.startsWith("[")) {
      int index = Integer.parseInt(step.substring(1, step.length() - 1));
      return at.hasL() && index < at.l().size() ? at.l().get(index) : null;
    }
    return at.hasM() ? at.m().get(step) : null;
  }

  /** Whether one of the two leads to, or through, the other's place. */
  boolean overlaps(DocumentPath other) {
    int shared = Math.min(steps.size(), other.steps.size());
    return steps.subList(0, shared).equals(other.steps.subList(0, shared));
  }
}
