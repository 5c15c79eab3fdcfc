package com.iteradynamics.candlefile;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleRules;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.CandleSeriesBuilder;
import com.iteradynamics.market.FineCandles;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the text of one candle file, once. */
final class CandleCsvReader {
  private static final int DATE_CHARACTERS = 10;

  private final String file;
  private final String productId;
  private final Instant asOf;
  private final byte[] text;
  private final CsvRecords row;
  private final CandleTime time = new CandleTime();
  private final CandleSeriesBuilder candles;
  private final CandleProblems problems = new CandleProblems("problem");
  private final CandleProblems warnings = new CandleProblems("odd candle");
  private CandleCsvLayout layout;
  private RowTimes times;
  private CandleLength length = CandleLength.HOUR;
  private Optional<LengthChanges> changes = Optional.empty();
  private Optional<FineCandles.Builder> parts = Optional.empty();
  private double lastClose;
  private double lastVolume;
  private HourJoin join;

  /**
   * Reads {@code text}.
   *
   * @param file what messages call it
   */
  CandleCsvReader(String file, byte[] text, String productId, Instant asOf) {
    this.file = file;
    this.productId = productId;
    this.asOf = asOf;
    this.text = text;
    this.row = new CsvRecords(text);
    this.candles = CandleSeries.builder(productId);
  }

  CandleFile read() {
    readHeader();
    readLength();
    readRows();
    return length.isHour() ? seenAt(candles.build(), List.of()) : joined();
  }

  /** Reads candles that are shorter than an hour, as they are. */
  FineCandles readFine() {
    FineCandles.Builder kept = new FineCandles.Builder();
    parts = Optional.of(kept);
    readHeader();
    readLength();
    readRows();
    if (length.isHour()) {
      throw new CandleFileException(
          List.of(file + " has hourly candles; finer ones are those of 1, 5, 15 or 30 minutes"));
    }
    return kept.build(Math.toIntExact(length.seconds()));
  }

  /** Reads candles that are known to be hourly. */
  CandleSeries readHourly() {
    readHeader();
    readRows();
    return candles.build();
  }

  private void readRows() {
    boolean anyRow = false;
    while (row.next()) {
      anyRow = true;
      readRow();
    }
    if (row.quoteLeftOpen()) {
      problem("a quote is opened and never closed");
    }
    if (!anyRow) {
      problems.add(() -> file + " has a header and no candles");
    }
    refuseChange();
    if (!problems.isEmpty()) {
      throw new CandleFileException(problems.messages());
    }
  }

  private CandleFile joined() {
    List<String> notices = new ArrayList<>();
    CandleSeries hours = join.build(notices);
    List<String> named = notices.stream().map(notice -> file + ": " + notice).toList();
    if (hours.isEmpty()) {
      List<String> why = new ArrayList<>(named);
      why.add(file + " has no hour that is whole");
      throw new CandleFileException(why);
    }
    return seenAt(hours, named);
  }

  private void readHeader() {
    if (!row.next()) {
      throw new CandleFileException(List.of(file + " is empty"));
    }
    List<String> wrong = new ArrayList<>();
    layout = CandleCsvLayout.of(text, row, wrong);
    if (!wrong.isEmpty()) {
      throw new CandleFileException(wrong.stream().map(what -> file + " " + what).toList());
    }
  }

  /** How long the candles are; a length that makes no hours is refused. */
  private void readLength() {
    times = RowTimes.of(text, layout);
    length = CandleLength.of(times);
    if (!length.isHour() && !length.makesHours()) {
      throw new CandleFileException(List.of(file + length.refusal(times)));
    }
    length
        .offset(times)
        .ifPresent(
            offset -> {
              throw new CandleFileException(
                  List.of(file + ":" + times.line(0) + " " + CandleLength.misplaced(offset)));
            });
    changes = Optional.of(new LengthChanges(length));
    join = new HourJoin(length, candles);
  }

  /** Candles of two lengths are one problem, whatever else they look like. */
  private void refuseChange() {
    changes
        .flatMap(LengthChanges::found)
        .ifPresent(
            what -> {
              throw new CandleFileException(
                  List.of(file + ": " + what + "; a file has candles of one length"));
            });
  }

  private void readRow() {
    if (hasItsFields() && hasATime()) {
      readCandle();
    }
  }

  private boolean hasItsFields() {
    if (row.fields() == layout.fields()) {
      return true;
    }
    String fields = row.fields() == 1 ? "1 field" : row.fields() + " fields";
    problem("has " + fields + ", the header has " + layout.fields());
    return false;
  }

  private boolean hasATime() {
    int at = layout.field(0);
    if (time.read(text, row.start(at), row.end(at))) {
      return true;
    }
    String dated =
        row.end(at) - row.start(at) == DATE_CHARACTERS && text[row.start(at) + 4] == '-'
            ? "; a date alone is no hour, and Argus reads hourly candles"
            : "";
    problem(notA("time like 2026-03-01 14:00:00", 0) + dated);
    return false;
  }

  private void readCandle() {
    double open = number(1);
    double high = number(2);
    double low = number(3);
    double close = number(4);
    double volume = number(5);
    Optional<String> what = Optional.empty();
    if (Double.isNaN(open + high + low + close + volume)) {
      what = unreadable();
    }
    if (what.isEmpty()) {
      if (changes.isPresent()) {
        changes.get().see(row.line(), time.epochSecond(), open, high, low, close);
      }
      if (!length.isHour()) {
        Candle candle = new Candle(time.instant(), open, high, low, close, volume);
        what = join.add(candle);
        if (what.isEmpty()) {
          parts.ifPresent(kept -> kept.add(candle));
        }
      } else if (time.hasFraction()) {
        what = candles.add(new Candle(time.instant(), open, high, low, close, volume));
      } else {
        what = candles.add(time.epochSecond(), open, high, low, close, volume);
      }
    }
    if (what.isPresent()) {
      problem(
          CandleRules.named(productId, time.instant())
              + what.get()
              + advice(what.get(), close, volume));
    } else if (open < low || open > high) {
      warn(new Candle(time.instant(), open, high, low, close, volume));
    }
    lastClose = close;
    lastVolume = volume;
  }

  private double number(int column) {
    int field = layout.field(column);
    return CandleText.number(text, row.start(field), row.end(field));
  }

  /** The first field of the row that ought to be a number and is none. */
  private Optional<String> unreadable() {
    for (int column = 1; column < CandleCsvLayout.NAMES.size(); column++) {
      int field = layout.field(column);
      if (Double.isNaN(number(column))
          && !CandleText.saysNan(text, row.start(field), row.end(field))) {
        return Optional.of(notA("number", column));
      }
    }
    return Optional.empty();
  }

  private String notA(String what, int column) {
    String name = CandleCsvLayout.NAMES.get(column);
    int start = row.start(layout.field(column));
    int end = row.end(layout.field(column));
    return start == end
        ? name + " is missing"
        : name + " is not a " + what + ": " + CandleText.shown(text, start, end);
  }

  private void warn(Candle candle) {
    CandleRules.warning(candle)
        .ifPresent(
            odd ->
                warnings.add(() -> here() + CandleRules.named(productId, candle.openTime()) + odd));
  }

  private void problem(String what) {
    problems.add(() -> here() + what);
  }

  private String here() {
    return file + ":" + row.line() + " ";
  }

  /** What may be behind an hour that is there twice with other values. */
  private String advice(String what, double close, double volume) {
    return what.equals(CandleRules.TWICE) && (close != lastClose || volume != lastVolume)
        ? " with other values; if these are local times, write them in UTC or with their offset"
        : "";
  }

  private CandleFile seenAt(CandleSeries all, List<String> joined) {
    int closed = all.countBefore(asOf.minus(CandleSeries.INTERVAL).plusNanos(1));
    boolean forming = closed < all.size() && !all.openTime(closed).isAfter(asOf);
    return new CandleFile(
        all.first(closed),
        forming ? Optional.of(all.candle(closed)) : Optional.empty(),
        notices(all, closed, joined));
  }

  private List<String> notices(CandleSeries all, int closed, List<String> joined) {
    List<String> notices = new ArrayList<>(joined);
    notices.addAll(warnings.messages());
    notices.addAll(doubts(all.first(closed)));
    if (CandleBytes.endsInALine(text)) {
      notices.add(
          file
              + ":"
              + row.line()
              + " has no line end: the file may be cut, and its last value too");
    }
    CandleGaps.of(all.first(closed)).text().ifPresent(gaps -> notices.add(file + ": " + gaps));
    int dropped = all.size() - closed;
    if (dropped > 0) {
      notices.add(
          file
              + ": dropped "
              + (dropped == 1 ? "1 candle" : dropped + " candles")
              + " not closed by "
              + asOf.atOffset(ZoneOffset.UTC)
              + ", from "
              + all.openTime(closed).atOffset(ZoneOffset.UTC)
              + " on");
    }
    return notices;
  }

  /** Prices that may be mistakes, with their lines. */
  private List<String> doubts(CandleSeries closed) {
    CandleProblems doubts = new CandleProblems("doubtful candle");
    CandleDoubts.tell(
        closed,
        (candle, what) ->
            doubts.add(
                () ->
                    String.format(
                        Locale.ROOT,
                        "%s:%d %sis doubtful: %s",
                        file,
                        times.lineAt(closed.openEpochSecond(candle)),
                        CandleRules.named(productId, closed.openTime(candle)),
                        what)));
    return doubts.messages();
  }
}
