package com.iteradynamics.document;

import java.util.List;

/**
 * The result, in words and a few figures.
 *
 * @param sentences the answer in plain words, the most important first
 * @param headlines the few figures to see at a glance
 */
public record Verdict(List<String> sentences, List<Headline> headlines) implements Part {
  public Verdict {
    sentences = List.copyOf(sentences);
    headlines = List.copyOf(headlines);
  }

  /**
   * A figure to see at a glance.
   *
   * @param name what it is
   * @param figure how much
   * @param beside what to compare it with, in words
   */
  public record Headline(String name, Cell figure, String beside) {}

  @Override
  public String title() {
    return "Result";
  }
}
