package com.iteradynamics.candlefile;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the times of one file, in the order of its rows: text, or numbers whose unit follows from
 * their magnitude. What is read by a local clock depends on the rows before it, where the clock is
 * set back.
 */
final class SourceTime {
  private static final int DATE = 10;
  private static final long HALF_DAY_HOURS = 12;
  private static final long HOUR_SECONDS = 3_600;

  /** No candle is older than the first bitcoin: 2009-01-01. */
  private static final long OLDEST = 1_230_768_000L;

  private static final int MOST_DIGITS = 19;

  private final CandleTime text = new CandleTime();
  private final Set<TimeKind> kinds;
  private final boolean changesUnit;
  private final boolean strict;
  private final Optional<LocalClock> clock;
  private final Set<TimeKind> seen = EnumSet.noneOf(TimeKind.class);
  private long second;
  private int nano;
  private boolean dateAlone;
  private boolean anyTimeOfDay;
  private boolean anyOffset;
  private boolean offsetRead;
  private boolean anyText;
  private boolean firstHasOffset;
  private long numberRead;
  private Optional<String> why = Optional.empty();

  private SourceTime(
      Set<TimeKind> kinds, boolean changesUnit, boolean strict, Optional<ZoneId> zone) {
    this.kinds = kinds;
    this.changesUnit = changesUnit;
    this.strict = strict;
    this.clock = zone.map(LocalClock::new);
  }

  /** Times as Argus writes them. */
  static SourceTime own() {
    return new SourceTime(EnumSet.of(TimeKind.TEXT), false, true, Optional.empty());
  }

  /** Times as a format writes them; text without an offset is of {@code zone}, else UTC. */
  static SourceTime of(CandleSource source, Optional<ZoneId> zone) {
    return new SourceTime(source.times(), source.changesUnit(), false, zone);
  }

  /** Reads the time in {@code bytes[from..to - 1]}; whether it is one. */
  boolean read(byte[] bytes, int from, int to) {
    why = Optional.empty();
    if (strict) {
      return readText(bytes, from, to);
    }
    if (isNumber(bytes, from, to)) {
      return readNumber(bytes, from, to) && fits(TimeKind.of(numberRead));
    }
    return readLenient(bytes, from, to) && fits(TimeKind.TEXT) && likeTheFirst() && local();
  }

  /** Takes a time that was read before. */
  void set(long epochSecond) {
    second = epochSecond;
    nano = 0;
  }

  /** The time read last, in seconds since 1970-01-01T00:00Z. */
  long epochSecond() {
    return second;
  }

  /** Whether the time read last has a fraction of a second. */
  boolean hasFraction() {
    return nano > 0;
  }

  /** The time read last. */
  Instant instant() {
    return Instant.ofEpochSecond(second, nano);
  }

  /** Why the field read last is no time here; empty when it is none at all. */
  Optional<String> why() {
    return why;
  }

  /** Whether a row was read, and all rows have a date and no time of day. */
  boolean onlyDates() {
    return dateAlone && !anyTimeOfDay;
  }

  /** Whether a time said itself how it is to be read, so that a zone says nothing. */
  boolean needsNoZone() {
    return anyOffset || seen.stream().anyMatch(kind -> kind != TimeKind.TEXT);
  }

  /** Whether all times were text without an offset. */
  boolean isNaive() {
    return !seen.isEmpty() && !needsNoZone();
  }

  /** How the times that were read are written, as a message says it. */
  String words() {
    if (isNaive()) {
      return clock.map(zone -> "times of " + zone).orElse("times in UTC");
    }
    return "times "
        + (anyOffset
            ? "with their offset"
            : "in " + String.join(" and ", seen.stream().map(TimeKind::words).toList()));
  }

  /** What the local clock leaves open, when all rows were read. */
  Optional<String> ambiguity() {
    return clock.flatMap(LocalClock::ambiguity);
  }

  /** Whether the text read last is late enough, and has an offset where the first has one. */
  private boolean likeTheFirst() {
    if (second < OLDEST) {
      why = Optional.of("is no time of a candle: it is before 2009");
      return false;
    }
    firstHasOffset = anyText ? firstHasOffset : offsetRead;
    anyText = true;
    if (firstHasOffset != offsetRead) {
      why =
          Optional.of(
              (offsetRead
                      ? "has an offset, and the first row has none"
                      : "has no offset, and the first row has one")
                  + ": write all times in UTC or with their offset");
      return false;
    }
    return true;
  }

  private boolean fits(TimeKind kind) {
    if (!kinds.contains(kind)) {
      why = Optional.of("is in " + kind.words() + ", and this format has " + wanted());
      return false;
    }
    boolean numbers = kind != TimeKind.TEXT && !seen.contains(TimeKind.TEXT);
    if (!seen.isEmpty() && !seen.contains(kind) && !(changesUnit && numbers)) {
      why =
          Optional.of(
              "is in "
                  + kind.words()
                  + ", the rows before it are in "
                  + seen.iterator().next().words());
      return false;
    }
    seen.add(kind);
    return true;
  }

  private String wanted() {
    return String.join(" or ", kinds.stream().map(TimeKind::words).toList());
  }

  private boolean readText(byte[] bytes, int from, int to) {
    if (!text.read(bytes, from, to)) {
      return false;
    }
    second = text.epochSecond();
    nano = text.nano();
    return true;
  }

  /** A date alone, a time of twelve hours, and what {@link CandleTime} reads. */
  private boolean readLenient(byte[] bytes, int from, int to) {
    int end =
        to - from > DATE && bytes[to - 1] == 'C' && endsWithUtc(bytes, to)
            ? to - " UTC".length()
            : to;
    if (readText(bytes, from, end)) {
      anyTimeOfDay = true;
      offsetRead = text.hasOffset() || end < to;
      anyOffset |= offsetRead;
      return true;
    }
    offsetRead = false;
    nano = 0;
    if (to - from == DATE && text.readDateAlone(bytes, from)) {
      second = text.epochSecond();
      dateAlone = true;
      return true;
    }
    return readHalfDay(bytes, from, to);
  }

  /** {@code 2020-03-19 10-PM}. */
  private boolean readHalfDay(byte[] bytes, int from, int to) {
    if (to - from != DATE + " 10-PM".length()
        || bytes[from + DATE + 3] != '-'
        || (bytes[to - 1] | 0x20) != 'm'
        || !text.readDateAlone(bytes, from)) {
      return false;
    }
    int hour = (bytes[from + DATE + 1] - '0') * 10 + bytes[from + DATE + 2] - '0';
    int half = bytes[to - 2] | 0x20;
    if (hour < 1 || hour > HALF_DAY_HOURS || (half != 'a' && half != 'p')) {
      return false;
    }
    anyTimeOfDay = true;
    second =
        text.epochSecond()
            + (hour % HALF_DAY_HOURS + (half == 'p' ? HALF_DAY_HOURS : 0)) * HOUR_SECONDS;
    return true;
  }

  private static boolean endsWithUtc(byte[] bytes, int to) {
    return CandleText.string(bytes, to - " UTC".length(), to).equals(" UTC");
  }

  private boolean local() {
    if (offsetRead || clock.isEmpty()) {
      return true;
    }
    LocalClock zone = clock.get();
    if (zone.read(second)) {
      second = zone.epochSecond();
      return true;
    }
    why = Optional.of(zone.why());
    return false;
  }

  /** Whether the field is a time, in whatever way it is written. */
  static boolean isTime(byte[] bytes, int from, int to) {
    return isNumber(bytes, from, to)
        || of(CandleSource.CSV, Optional.empty()).read(bytes, from, to);
  }

  /** Whether the field is a number as times are: digits, and perhaps a fraction. */
  static boolean isNumber(byte[] bytes, int from, int to) {
    int points = 0;
    for (int i = from; i < to; i++) {
      points += bytes[i] == '.' ? 1 : 0;
      if ((bytes[i] < '0' || bytes[i] > '9') && bytes[i] != '.') {
        return false;
      }
    }
    return to > from && points <= 1 && bytes[from] != '.';
  }

  private boolean readNumber(byte[] bytes, int from, int to) {
    long value = 0;
    int i = from;
    for (; i < to && bytes[i] != '.'; i++) {
      value = value * 10 + bytes[i] - '0';
    }
    boolean fraction = false;
    for (int k = i + 1; k < to; k++) {
      fraction |= bytes[k] != '0';
    }
    if (i - from >= MOST_DIGITS + (value > 0 ? 1 : 0) || value < 0) {
      return false;
    }
    long perSecond = TimeKind.of(value).perSecond();
    numberRead = value;
    second = value / perSecond;
    nano = (int) (value % perSecond * (TimeKind.NANOS.perSecond() / perSecond));
    nano = fraction ? Math.max(nano, 1) : nano;
    if (second < OLDEST) {
      why =
          Optional.of(
              "is no time of a candle: as "
                  + TimeKind.of(value).words()
                  + " it would be "
                  + Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC));
      return false;
    }
    return true;
  }
}
