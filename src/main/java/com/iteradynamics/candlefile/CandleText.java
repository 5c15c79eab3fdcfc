package com.iteradynamics.candlefile;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Numbers straight from the bytes of a file, without making a string of each field. */
final class CandleText {
  /** Powers of ten that a double holds exactly. */
  private static final double[] EXACT_POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private static final long EXACT_MANTISSA = 1L << 53;
  private static final Set<String> NOTHING = Set.of("", "nan", "null", "none", "n/a", "na", "-");
  private static final int SHOWN_CHARACTERS = 80;

  private CandleText() {}

  /**
   * The double nearest to the decimal number in {@code text[from..to - 1]}; NaN when it is none.
   * The words that data tools write for what is not finite (nan, inf) are read as what they say.
   */
  static double number(byte[] text, int from, int to) {
    return number(text, from, to, (byte) '.');
  }

  /** The same with another decimal mark, a comma. */
  static double number(byte[] text, int from, int to, byte mark) {
    int i = from;
    boolean negative = i < to && text[i] == '-';
    if (i < to && (negative || text[i] == '+')) {
      i++;
    }
    long mantissa = 0;
    int digits = 0;
    int decimals = -1;
    for (; i < to; i++) {
      byte c = text[i];
      if (c >= '0' && c <= '9' && mantissa < EXACT_MANTISSA) {
        mantissa = mantissa * 10 + (c - '0');
        digits++;
        decimals += decimals >= 0 ? 1 : 0;
      } else if (c == mark && decimals < 0) {
        decimals = 0;
      } else {
        return anyNumber(text, from, to, mark);
      }
    }
    if (digits == 0 || mantissa > EXACT_MANTISSA || decimals >= EXACT_POWERS.length) {
      return anyNumber(text, from, to, mark);
    }
    // Both operands are exact, so that the division rounds once, to the nearest double.
    double value = mantissa / EXACT_POWERS[Math.max(decimals, 0)];
    return negative ? -value : value;
  }

  /** Long mantissas, exponents, and words for what is not finite. */
  private static double anyNumber(byte[] text, int from, int to, byte mark) {
    String word = string(text, from, to);
    if (mark == ',') {
      word = word.indexOf('.') < 0 ? word.replace(',', '.') : "";
    }
    for (int i = 0; i < word.length(); i++) {
      if ("0123456789+-.eE".indexOf(word.charAt(i)) < 0) {
        return notFinite(word);
      }
    }
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static double notFinite(String word) {
    boolean negative = word.startsWith("-");
    String bare = negative || word.startsWith("+") ? word.substring(1) : word;
    if (bare.equalsIgnoreCase("inf") || bare.equalsIgnoreCase("infinity")) {
      return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return Double.NaN;
  }

  /** Whether the field says in so many words that its value is not a number. */
  static boolean saysNan(byte[] text, int from, int to) {
    return string(text, from, to).equalsIgnoreCase("nan");
  }

  /** Whether the field says that there is no value, in one of the ways in which data tools do. */
  static boolean saysNothing(byte[] text, int from, int to) {
    return to - from <= 4 && NOTHING.contains(string(text, from, to).toLowerCase(Locale.ROOT));
  }

  /** Whether the field is a number, with a point or a comma, or says that there is none. */
  static boolean isValue(byte[] text, int from, int to) {
    return saysNothing(text, from, to)
        || !Double.isNaN(number(text, from, to))
        || !Double.isNaN(number(text, from, to, (byte) ','));
  }

  /** The field as a person may be shown it: short, and without control characters. */
  static String shown(byte[] text, int from, int to) {
    String word = string(text, from, to).replaceAll("\\p{Cntrl}", "?");
    return "\""
        + (word.length() > SHOWN_CHARACTERS ? word.substring(0, SHOWN_CHARACTERS) + "…" : word)
        + "\"";
  }

  static String string(byte[] text, int from, int to) {
    return new String(text, from, to - from, StandardCharsets.UTF_8);
  }
}
