package com.iteradynamics.candlefile;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;

/**
 * Reads times like {@code 2019-01-01 00:00:00}: a space or a T in the middle, seconds and their
 * fraction optional, UTC unless an offset (Z, +01, +0100, +01:00) says otherwise.
 */
final class CandleTime {
  private static final int DATE = 10;
  private static final long DAY_SECONDS = 86_400;

  /** The date read last: the same for all hours of a day. */
  private byte[] date = {};

  private long dateSeconds;
  private long epochSecond;
  private int nano;
  private boolean offset;

  /** Reads the time in {@code text[from..to - 1]}; whether it is one. */
  boolean read(byte[] text, int from, int to) {
    if (to - from < 16
        || text[from + 4] != '-'
        || text[from + 7] != '-'
        || " Tt".indexOf(text[from + DATE]) < 0
        || text[from + 13] != ':') {
      return false;
    }
    try {
      int next = readTimeOfDay(text, from + DATE + 1, to);
      readDate(text, from);
      epochSecond += dateSeconds;
      offset = next < to;
      if (offset) {
        epochSecond -= offset(text, next, to);
      }
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** The time read last, in seconds since 1970-01-01T00:00Z. */
  long epochSecond() {
    return epochSecond;
  }

  /** The fraction of a second of the time read last, nanoseconds. */
  int nano() {
    return nano;
  }

  /** Whether the time read last has an offset. */
  boolean hasOffset() {
    return offset;
  }

  /** Reads the ten characters of a date as its midnight; whether they are one. */
  boolean readDateAlone(byte[] text, int from) {
    if (text[from + 4] != '-' || text[from + 7] != '-') {
      return false;
    }
    try {
      readDate(text, from);
      epochSecond = dateSeconds;
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private void readDate(byte[] text, int from) {
    if (!Arrays.equals(date, 0, date.length, text, from, from + DATE)) {
      int year = digits(text, from, from + 4);
      int month = digits(text, from + 5, from + 7);
      int day = digits(text, from + 8, from + DATE);
      dateSeconds = LocalDate.of(year, month, day).toEpochDay() * DAY_SECONDS;
      date = Arrays.copyOfRange(text, from, from + DATE);
    }
  }

  /** Reads hours, minutes and what there is of seconds; where the offset begins. */
  private int readTimeOfDay(byte[] text, int from, int to) {
    int hour = digits(text, from, from + 2);
    int minute = digits(text, from + 3, from + 5);
    int second = 0;
    int next = from + 5;
    nano = 0;
    if (next + 2 < to && text[next] == ':') {
      second = digits(text, next + 1, next + 3);
      next += 3;
      if (next < to && text[next] == '.') {
        int end = endOfDigits(text, next + 1, to);
        nano = nanos(text, next + 1, end);
        next = end;
      }
    }
    epochSecond = LocalTime.of(hour, minute, second, nano).toSecondOfDay();
    return next;
  }

  private static int offset(byte[] text, int from, int to) {
    String word = CandleText.string(text, from, to).toUpperCase(Locale.ROOT);
    return ZoneOffset.of(word).getTotalSeconds();
  }

  /** The whole number in these places. */
  private static int digits(byte[] text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      if (text[i] < '0' || text[i] > '9') {
        throw new DateTimeException("not a digit");
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
    if (from == to) {
      throw new DateTimeException("no fraction behind the point");
    }
    int value = digits(text, from, Math.min(to, from + 9));
    for (int places = Math.min(to - from, 9); places < 9 && value > 0; places++) {
      value *= 10;
    }
    for (int i = from + 9; i < to; i++) {
      value = text[i] == '0' ? value : Math.max(value, 1);
    }
    return value;
  }
}
