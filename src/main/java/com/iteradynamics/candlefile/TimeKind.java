package com.iteradynamics.candlefile;

/** How a file writes its times. */
enum TimeKind {
  TEXT("text, such as 2026-03-01 14:00:00", 0),
  SECONDS("seconds since 1970", 1),
  MILLIS("milliseconds since 1970", 1_000),
  MICROS("microseconds since 1970", 1_000_000),
  NANOS("nanoseconds since 1970", 1_000_000_000);

  private final String words;
  private final long perSecond;

  TimeKind(String words, long perSecond) {
    this.words = words;
    this.perSecond = perSecond;
  }

  /** As a message says it. */
  String words() {
    return words;
  }

  /** How many of its units a second has; of text 0. */
  long perSecond() {
    return perSecond;
  }

  /** The unit that a number of this magnitude counts for a time of our days. */
  static TimeKind of(long value) {
    if (value < 100_000_000_000L) {
      return SECONDS;
    }
    if (value < 100_000_000_000_000L) {
      return MILLIS;
    }
    return value < 100_000_000_000_000_000L ? MICROS : NANOS;
  }

  /** How the time in {@code bytes[from..to - 1]} is written. */
  static TimeKind of(byte[] bytes, int from, int to) {
    return SourceTime.isNumber(bytes, from, to)
        ? of((long) CandleText.number(bytes, from, to))
        : TEXT;
  }
}
