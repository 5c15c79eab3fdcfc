package com.iteradynamics.simulation.aws;

import com.iteradynamics.simulation.aws.Condition.Operand;
import java.util.Set;

/**
 * Reads conditions: comparators, {@code AND}, {@code OR}, {@code NOT}, parentheses, and the
 * functions that Argus uses. {@code NOT} binds closest, {@code OR} least.
 */
final class ConditionReader {
  private static final Set<String> COMPARATORS = Set.of("=", "<>", "<", "<=", ">", ">=");

  private final ExpressionTokens words;

  private ConditionReader(ExpressionTokens words) {
    this.words = words;
  }

  static Condition read(ExpressionTokens words) {
    Condition condition = new ConditionReader(words).either();
    if (!words.ended()) {
      throw words.notUnderstood("'" + words.peek() + "'");
    }
    return condition;
  }

  private Condition either() {
    Condition condition = both();
    while (words.took("OR")) {
      condition = new Condition.Or(condition, both());
    }
    return condition;
  }

  private Condition both() {
    Condition condition = negated();
    while (words.took("AND")) {
      condition = new Condition.And(condition, negated());
    }
    return condition;
  }

  private Condition negated() {
    return words.took("NOT") ? new Condition.Not(negated()) : single();
  }

  private Condition single() {
    if (words.took("(")) {
      Condition inner = either();
      words.expect(")");
      return inner;
    }
    String first = words.peek();
    return first.startsWith("#") || first.startsWith(":") ? comparison() : function();
  }

  private Condition comparison() {
    Operand left = operand();
    String comparator = words.take();
    if (!COMPARATORS.contains(comparator)) {
      throw words.notUnderstood("'" + comparator + "'");
    }
    return new Condition.Comparison(left, comparator, operand());
  }

  private Condition function() {
    String name = words.take();
    words.expect("(");
    Condition condition =
        switch (name) {
          case "attribute_exists" -> new Condition.Exists(DocumentPath.read(words), true);
          case "attribute_not_exists" -> new Condition.Exists(DocumentPath.read(words), false);
          case "begins_with" -> {
            Operand text = operand();
            words.expect(",");
            yield new Condition.BeginsWith(text, operand());
          }
          default -> throw words.notUnderstood("the function " + name);
        };
    words.expect(")");
    return condition;
  }

  private Operand operand() {
    return words.peek().startsWith(":")
        ? new Operand.Value(words.take())
        : new Operand.Path(DocumentPath.read(words));
  }
}
