package com.iteradynamics.simulation.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An expression's words, one after the other. */
final class ExpressionTokens {
  private static final Pattern WORD =
      Pattern.compile("\\s*([#:]?[A-Za-z0-9_]+|<>|<=|>=|[=<>(),.\\[\\]+-])");

  private final String expression;
  private final List<String> words = new ArrayList<>();
  private int next;

  ExpressionTokens(String expression) {
    this.expression = expression;
    Matcher word = WORD.matcher(expression.strip());
    int end = 0;
    while (word.lookingAt()) {
      words.add(word.group(1));
      end = word.end();
      word.region(end, word.regionEnd());
    }
    if (end != expression.strip().length()) {
      throw notUnderstood("what follows character " + end);
    }
  }

  /** All words that stand for a name or a value. */
  Set<String> placeholders() {
    return words.stream()
        .filter(word -> word.startsWith("#") || word.startsWith(":"))
        .collect(Collectors.toUnmodifiableSet());
  }

  boolean ended() {
    return next == words.size();
  }

  /** The next word, which is not taken; empty at the end. */
  String peek() {
    return ended() ? "" : words.get(next);
  }

  String take() {
    if (ended()) {
      throw notUnderstood("its end");
    }
    return words.get(next++);
  }

  /** Takes the next word if it is this one; keywords are written in any case. */
  boolean took(String word) {
    if (peek().toUpperCase(Locale.ROOT).equals(word)) {
      next++;
      return true;
    }
    return false;
  }

  void expect(String word) {
    if (!took(word)) {
      throw notUnderstood("'" + peek() + "' where " + word + " should be");
    }
  }

  UnsupportedOperationException notUnderstood(String what) {
    return new UnsupportedOperationException(
        "the model does not understand " + what + " in the expression " + expression);
  }
}
