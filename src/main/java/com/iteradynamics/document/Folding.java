package com.iteradynamics.document;

import java.util.ArrayList;
import java.util.List;

/** Texts in lines of a width, which is that of characters, not of bytes; nothing is cut. */
final class Folding {
  /** Below so many characters words are no longer put beside what they belong to. */
  private static final int NARROW = 16;

  private Folding() {}

  /** How many characters {@code text} takes. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** {@code text} as it is typed: harmless, with a plain minus sign and plain spaces. */
  static String plain(String text) {
    return TerminalText.typed(TerminalText.line(text)).stripTrailing();
  }

  /**
   * {@code text} in lines of at most {@code width} characters, broken at spaces and, where a word
   * is longer than a line, within it. Lines after the first are indented as the first is.
   */
  static List<String> lines(String text, int width) {
    String safe = TerminalText.line(text).stripTrailing();
    if (length(safe) <= width) {
      return List.of(plain(safe));
    }
    String words = safe.stripLeading();
    int indent = Math.min(safe.length() - words.length(), width / 2);
    List<String> lines = new ArrayList<>();
    for (String line : broken(words, width - indent)) {
      lines.add(plain(" ".repeat(indent) + line));
    }
    return lines;
  }

  /**
   * {@code label}, and {@code text} beside it from character {@code column} on; below it where
   * there is too little room for that.
   */
  static List<String> beside(String label, int column, String text, int width) {
    List<String> lines = new ArrayList<>();
    if (column > width - Math.min(NARROW, length(text))) {
      if (!label.isBlank()) {
        lines.addAll(lines(label, width));
      }
      lines.addAll(lines("  " + text, width));
      return lines;
    }
    String start = label;
    for (String line : lines(text, width - column)) {
      lines.add(plain(padded(start, column) + line));
      start = "";
    }
    return lines;
  }

  /** {@code text} and as many spaces behind it as it is shorter than {@code length}. */
  static String padded(String text, int length) {
    String safe = plain(text);
    return safe + " ".repeat(Math.max(0, length - length(safe)));
  }

  private static List<String> broken(String words, int width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : words.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (length(longer) > width && !line.isEmpty()) {
        lines.add(line);
        longer = word;
      }
      while (length(longer) > width) {
        int end = longer.offsetByCodePoints(0, width);
        lines.add(longer.substring(0, end));
        longer = longer.substring(end);
      }
      line = longer;
    }
    lines.add(line);
    return lines;
  }
}
