package com.iteradynamics.strategy;

import java.util.ArrayList;
import java.util.List;

/**
 * All that a built-in strategy can say, by number: made once, so that a rule costs no text, and a
 * pass over a tape keeps one byte a candle.
 */
final class Answers {
  private final List<Answer> all = new ArrayList<>();

  /** Adds an answer and gives its number. */
  byte of(Action action, double confidence, String reason) {
    return add(new Answer(action, confidence, reason, false));
  }

  /** Adds a panic exit and gives its number. */
  byte panicExit(double confidence, String reason) {
    return add(new Answer(Action.EXIT_LONG, confidence, reason, true));
  }

  Answer get(byte number) {
    return all.get(number);
  }

  /** The answers by number. */
  Answer[] byNumber() {
    return all.toArray(new Answer[0]);
  }

  private byte add(Answer answer) {
    if (all.size() > Byte.MAX_VALUE) {
      throw new IllegalStateException("more answers than a byte can number");
    }
    all.add(answer);
    return (byte) (all.size() - 1);
  }
}
