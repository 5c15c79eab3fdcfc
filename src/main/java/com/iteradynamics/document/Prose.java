package com.iteradynamics.document;

import java.util.List;

/**
 * Sentences. Each begins a line of a terminal, and goes on in the next ones where it does not fit,
 * indented as far as it is by its leading spaces.
 *
 * @param title its heading on a page; may be empty
 */
public record Prose(String title, List<String> sentences) implements Part {
  public Prose {
    sentences = List.copyOf(sentences);
  }

  /** Sentences without a heading. */
  public static Prose of(String... sentences) {
    return of(List.of(sentences));
  }

  /** Sentences without a heading. */
  public static Prose of(List<String> sentences) {
    return new Prose("", sentences);
  }
}
