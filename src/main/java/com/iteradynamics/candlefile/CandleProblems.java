package com.iteradynamics.candlefile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Messages about one file: the first few as text, the rest as a number. */
final class CandleProblems {
  private static final int KEPT = 20;

  private final String kind;
  private final List<String> kept = new ArrayList<>();
  private int count;

  /**
   * @param kind what one message is about, for example {@code problem}
   */
  CandleProblems(String kind) {
    this.kind = kind;
  }

  void add(Supplier<String> message) {
    if (count++ < KEPT) {
      kept.add(message.get());
    }
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** The messages, and how many more there are. */
  List<String> messages() {
    List<String> all = new ArrayList<>(kept);
    if (count > KEPT) {
      int more = count - KEPT;
      all.add("… and " + more + " more " + kind + (more > 1 ? "s" : ""));
    }
    return all;
  }
}
