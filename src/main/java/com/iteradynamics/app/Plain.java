package com.iteradynamics.app;

import java.util.ArrayList;
import java.util.List;

/** Sentences of a page for a terminal. */
final class Plain {
  private static final char MINUS = '\u2212';
  private static final char NARROW_GAP = '\u00a0';

  private Plain() {}

  /** The same with a minus sign and spaces as they are typed. */
  static String text(String sentence) {
    return sentence.replace(MINUS, '-').replace(NARROW_GAP, ' ');
  }

  /** The same in lines of at most {@code width} characters, unless a word is longer. */
  static List<String> lines(String sentence, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text(sentence).split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
