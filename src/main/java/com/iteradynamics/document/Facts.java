package com.iteradynamics.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Labels and what is true of each.
 *
 * @param title its heading on a page; may be empty
 * @param facts in order; a page says "None." where there are none
 * @param least how many characters of a terminal labels take at least, the gap behind them counted
 */
public record Facts(String title, List<Fact> facts, int least) implements Part {
  public Facts {
    facts = List.copyOf(facts);
  }

  /** Facts as wide as they are. */
  public Facts(String title, List<Fact> facts) {
    this(title, facts, 0);
  }

  /**
   * A fact.
   *
   * @param label may be empty for more about the one before it
   */
  public record Fact(String label, String value) {}

  /** The facts of {@code byLabel}. */
  public static Facts of(String title, Map<String, String> byLabel) {
    List<Fact> facts = new ArrayList<>();
    byLabel.forEach((label, value) -> facts.add(new Fact(label, value)));
    return new Facts(title, facts);
  }
}
