package com.iteradynamics.adapter.local;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** Numbers and times straight from the bytes of a file, without making a string of each field. */
final class CandleText {
  /** Powers of ten that a double holds exactly. */
  private static final double[] EXACT_POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private static final long EXACT_MANTISSA = 1L << 53;
  private static final int SHOWN_CHARACTERS = 80;

  private CandleText() {}

  /**
   * The double nearest to the decimal number in {@code text[from..to - 1]}; NaN when it is none.
   * The words that data tools write for what is not finite (nan, inf) are read as what they say.
   */
  static double number(byte[] text, int from, int to) {
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
      } else if (c == '.' && decimals < 0) {
        decimals = 0;
      } else {
        return anyNumber(text, from, to);
      }
    }
    if (digits == 0 || mantissa > EXACT_MANTISSA || decimals >= EXACT_POWERS.length) {
      return anyNumber(text, from, to);
    }
    // Both operands are exact, so that the division rounds once, to the nearest double.
    double value = mantissa / EXACT_POWERS[Math.max(decimals, 0)];
    return negative ? -value : value;
  }

  /** Long mantissas, exponents, and words for what is not finite. */
  private static double anyNumber(byte[] text, int from, int to) {
    String word = string(text, from, to);
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

  /**
   * The instant in {@code text[from..to - 1]}: {@code 2019-01-01 00:00:00}, with a space or a T,
   * seconds and their fraction optional, UTC unless an offset (Z, +01, +0100, +01:00) says
   * otherwise; empty when it is none.
   */
  static Optional<Instant> time(byte[] text, int from, int to) {
    if (to - from < 16
        || text[from + 4] != '-'
        || text[from + 7] != '-'
        || " Tt".indexOf(text[from + 10]) < 0
        || text[from + 13] != ':') {
      return Optional.empty();
    }
    int i = from + 16;
    int second = 0;
    int nano = 0;
    if (i + 2 < to && text[i] == ':') {
      second = digits(text, i + 1, i + 3);
      i += 3;
      if (i < to && text[i] == '.') {
        int end = endOfDigits(text, i + 1, to);
        nano = nanos(text, i + 1, end);
        i = end;
      }
    }
    try {
      int year = digits(text, from, from + 4);
      int month = digits(text, from + 5, from + 7);
      int day = digits(text, from + 8, from + 10);
      int hour = digits(text, from + 11, from + 13);
      int minute = digits(text, from + 14, from + 16);
      LocalDateTime local = LocalDateTime.of(year, month, day, hour, minute, second, nano);
      return Optional.of(
          i == to ? local.toInstant(ZoneOffset.UTC) : local.toInstant(offset(text, i, to)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
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

  private static ZoneOffset offset(byte[] text, int from, int to) {
    return ZoneOffset.of(string(text, from, to).toUpperCase(Locale.ROOT));
  }

  /** The whole number in these places, or -1, which no part of a time accepts. */
  private static int digits(byte[] text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      if (text[i] < '0' || text[i] > '9') {
        return -1;
      }
      value = value * 10 + (text[i] - '0');
    }
    return value;
  }

  private static int endOfDigits(byte[] text, int from, int to) {
    int i = from;
    while (i < to && text[i] >= '0' && text[i] <= '9') {
      i++;
    }
    return i;
  }

  /** A fraction of a second in nanoseconds; what is finer still counts as a nanosecond. */
  private static int nanos(byte[] text, int from, int to) {
    int value = to > from ? digits(text, from, Math.min(to, from + 9)) : -1;
    for (int places = Math.min(to - from, 9); places < 9 && value > 0; places++) {
      value *= 10;
    }
    for (int i = from + 9; i < to; i++) {
      value = text[i] == '0' ? value : Math.max(value, 1);
    }
    return value;
  }
}
