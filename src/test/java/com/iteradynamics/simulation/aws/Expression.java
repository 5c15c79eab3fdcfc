package com.iteradynamics.simulation.aws;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * An expression that was read.
 *
 * @param meaning what it says
 * @param placeholders those that it has, with their {@code #} or {@code :}
 */
record Expression<T>(T meaning, Set<String> placeholders) {

  /** Reads expressions, each text once. */
  static final class Reader {
    private final Map<String, Expression<Condition>> conditions = new HashMap<>();
    private final Map<String, Expression<Change>> changes = new HashMap<>();

    Expression<Condition> condition(String text) {
      return conditions.computeIfAbsent(
          text,
          unread -> {
            ExpressionTokens words = new ExpressionTokens(unread);
            return new Expression<>(ConditionReader.read(words), words.placeholders());
          });
    }

    Expression<Change> change(String text) {
      return changes.computeIfAbsent(
          text,
          unread -> {
            ExpressionTokens words = new ExpressionTokens(unread);
            return new Expression<>(Change.read(words), words.placeholders());
          });
    }
  }
}
