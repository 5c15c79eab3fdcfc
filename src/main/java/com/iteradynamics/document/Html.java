package com.iteradynamics.document;

import java.util.Locale;

/**
 * HTML as it is written. Elements are closed by construction, and all text and every attribute is
 * escaped; a name in it can be anything.
 */
public final class Html {
  private final StringBuilder out = new StringBuilder(1 << 16);

  /**
   * An element and what is in it.
   *
   * @param content writes that
   * @param attributes name and value in turn
   */
  public Html in(String tag, Runnable content, String... attributes) {
    begin(tag, attributes);
    content.run();
    out.append("</").append(tag).append('>');
    return this;
  }

  /** An element with text only. */
  public Html of(String tag, String text, String... attributes) {
    return in(tag, () -> text(text), attributes);
  }

  /** An element with nothing in it, and without an end. */
  public Html empty(String tag, String... attributes) {
    begin(tag, attributes);
    return this;
  }

  /** Text. */
  public Html text(String text) {
    out.append(escaped(text));
    return this;
  }

  /** A line break between blocks, for those who read the source. */
  public Html line() {
    out.append('\n');
    return this;
  }

  /** What was written. */
  @Override
  public String toString() {
    return out.toString();
  }

  private void begin(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(escaped(attributes[i + 1])).append('"');
    }
    out.append('>');
  }

  /** {@code text} as text or as an attribute's value; what no page may contain becomes U+FFFD. */
  public static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      switch (each) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        case '\n', '\t' -> safe.append(each);
        default -> safe.append(Character.isISOControl(each) ? '\ufffd' : each);
      }
    }
    return safe.toString();
  }

  /** {@code words} with a capital at their beginning, and without spaces there. */
  static String capital(String words) {
    String plain = words.strip();
    return plain.isEmpty()
        ? ""
        : plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
  }

  /** Words as an anchor: {@code returns-by-month}. */
  public static String anchor(String words) {
    String plain = words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return plain.replaceAll("^-|-$", "");
  }
}
