package com.iteradynamics.document;

import java.util.Locale;

/**
 * Texts that somebody else may have written, made harmless for a terminal: what is not printed but
 * obeyed, such as an escape sequence or a mark that turns the direction of writing, becomes its
 * number.
 */
public final class TerminalText {
  private TerminalText() {}

  /** One line: a line break becomes its number, too. */
  public static String line(String text) {
    return of(text, false);
  }

  /** A text of several lines, or JSON, in which a number so written means the same character. */
  public static String lines(String text) {
    return of(text, true);
  }

  /** {@code text} with a minus sign and spaces as they are typed. */
  public static String typed(String text) {
    return text.replace('\u2212', '-').replace('\u00a0', ' ');
  }

  private static String of(String text, boolean breaks) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean paired = Character.isSurrogate(c) && (pair(text, i) || (i > 0 && pair(text, i - 1)));
      if ((breaks && c == '\n') || paired || !obeyed(c)) {
        safe.append(c);
      } else {
        safe.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      }
    }
    return safe.toString();
  }

  private static boolean pair(String text, int i) {
    return i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
  }

  private static boolean obeyed(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
