package com.iteradynamics.candlefile;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleRules;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.CandleSeriesBuilder;
import com.iteradynamics.market.FineCandles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the text of one candle file, once, as its plan says. */
final class CandleCsvReader {
  private static final int DATE_CHARACTERS = 10;

  private final String file;
  private final String productId;
  private final byte[] text;
  private final ReadPlan plan;
  private final CandleCsvLayout layout;
  private final CsvRecords row;
  private final SourceTime time;
  private final CandleSeriesBuilder candles;
  private final CandleProblems problems = new CandleProblems("problem");
  private final CandleProblems warnings = new CandleProblems("odd candle");
  private Optional<RowTimes> times = Optional.empty();
  private CandleLength length = CandleLength.HOUR;
  private Optional<LengthChanges> changes = Optional.empty();
  private Optional<FineCandles.Builder> parts = Optional.empty();
  private final RowSymbols symbols;
  private CandleJoin join;
  private long toClose;
  private int rows;
  private int odd;
  private int nothing;
  private int doubles;
  private boolean anyCandle;
  private long lastSecond;
  private int lastLine;
  private final double[] last = new double[SourceShape.ROLES.size()];

  /**
   * Reads {@code text}.
   *
   * @param file what messages call it
   */
  CandleCsvReader(String file, byte[] text, ReadPlan plan, String productId) {
    this.file = file;
    this.productId = productId;
    this.text = text;
    this.plan = plan;
    this.layout = plan.layout();
    this.row = plan.rows(text);
    this.time = plan.time();
    this.candles = CandleSeries.builder(productId);
    this.symbols = new RowSymbols(text, plan, productId);
  }

  /** Reads candles and joins them to hours; a row that was not closed at {@code asOf} is dropped. */
  CandleFile read(Instant asOf) {
    readLength();
    readRows();
    List<String> notices = new ArrayList<>(new ReadNotices(file, plan).of(this));
    CandleSeries hours = length.isHour() ? candles.build() : joined(notices);
    refuseLocalTimes(hours);
    notices.addAll(warnings.messages());
    return new SeenFile(file, text, plan, times.orElseThrow(), lastLine()).at(asOf, hours, notices);
  }

  /** Reads candles that are shorter than an hour, as they are. */
  FineCandles readFine() {
    FineCandles.Builder kept = new FineCandles.Builder();
    parts = Optional.of(kept);
    readLength();
    readRows();
    if (length.isHour()) {
      throw refused(file + " has hourly candles; finer ones are those of 1, 5, 15 or 30 minutes");
    }
    return kept.build(Math.toIntExact(length.seconds()));
  }

  /** Reads candles that are known to be hourly. */
  CandleSeries readHourly() {
    readRows();
    return candles.build();
  }

  /** Rows without any price. */
  int nothing() {
    return nothing;
  }

  /** Rows that say again what another has said. */
  int doubles() {
    return doubles;
  }

  /** How much later than they open candles are named, seconds. */
  long toClose() {
    return toClose;
  }

  /** The times of the rows. */
  RowTimes times() {
    return times.orElseThrow();
  }

  /** What the rows say that they are of, where that is not quite the product. */
  Optional<String> otherSymbol() {
    return symbols.notice();
  }

  private int lastLine() {
    return row.line();
  }

  private CandleSeries joined(List<String> notices) {
    List<String> told = new ArrayList<>();
    CandleSeries hours = join.build(told);
    told.forEach(notice -> notices.add(file + ": " + notice));
    if (hours.isEmpty()) {
      notices.add(file + " has no hour that is whole");
      throw new CandleFileException(notices);
    }
    return hours;
  }

  /** How long the candles are; a length that makes no hours is refused. */
  private void readLength() {
    RowTimes read = RowTimes.of(text, plan);
    times = Optional.of(read);
    length = CandleLength.of(read);
    if (!length.isHour() && !length.makesHours()) {
      throw refused(file + length.refusal(read, plan));
    }
    if (read.time().onlyDates()) {
      throw refused(
          file + plan.place(read.line(0)) + " has a date and no time of day, as all other rows: " + CandleLength.WANTED);
    }
    length.offset(read).ifPresent(offset -> take(offset, read));
    changes = Optional.of(new LengthChanges(length));
    join = new CandleJoin(length, CandleLength.HOUR, 0, candles);
    refuseZone(read.time());
  }

  /** All candles are named so long after they open: by their close, or they begin elsewhere. */
  private void take(long offset, RowTimes read) {
    if (plan.strict() || !length.isClose(offset)) {
      throw refused(
          file + plan.place(read.line(0)) + " " + CandleLength.misplaced(offset, plan.strict()));
    }
    toClose = offset;
    read.moveBack(offset);
  }

  private void refuseZone(SourceTime read) {
    read.ambiguity()
        .ifPresent(
            what -> {
              throw refused(file + ": " + what);
            });
    if (plan.zone().isPresent() && read.needsNoZone()) {
      throw refused(
          file
              + " has times that need no zone, as they have their offset or count from 1970 in UTC:"
              + " leave --time-zone out");
    }
  }

  private void refuseLocalTimes(CandleSeries hours) {
    if (!plan.strict() && plan.zone().isEmpty() && times().time().isNaive()) {
      ClockChanges.missing(hours)
          .ifPresent(
              what -> {
                throw refused(file + ": " + what);
              });
    }
  }

  private void readRows() {
    if (plan.strict() || times.isEmpty() || times().isAscending()) {
      while (row.next()) {
        readRow(-1);
      }
    } else {
      readSorted();
    }
    if (row.quoteLeftOpen()) {
      problem("a quote is opened and never closed");
    }
    if (rows == 0) {
      problems.add(() -> file + " has a header and no candles");
    }
    symbols.problem().ifPresent(what -> problems.add(() -> file + what));
    refuseChange();
    if (!problems.isEmpty()) {
      throw new CandleFileException(problems.messages());
    }
    if (rows == nothing) {
      throw refused(file + " has no row with prices");
    }
    ReadNotices.refuseOdd(file, odd, rows, plan.strict());
  }

  private void readSorted() {
    RowTimes sorted = times();
    for (int[] each : sorted.unreadable()) {
      row.seek(each[0], each[1]);
      row.next();
      readRow(-1);
    }
    for (int i = 0; i < sorted.size(); i++) {
      row.seek(sorted.start(i), sorted.line(i));
      row.next();
      readRow(i);
    }
  }

  /** Candles of two lengths are one problem, whatever else they look like. */
  private void refuseChange() {
    changes
        .flatMap(LengthChanges::found)
        .ifPresent(
            what -> {
              throw refused(file + ": " + what + "; a file has candles of one length");
            });
  }

  /**
   * @param i its place among the times; below 0 when its time is still to be read
   */
  private void readRow(int i) {
    rows++;
    if (hasItsFields() && hasATime(i)) {
      symbols.see(row);
      readCandle();
    }
  }

  private boolean hasItsFields() {
    if (row.fields() == layout.fields()) {
      return true;
    }
    String fields = row.fields() == 1 ? "1 field" : row.fields() + " fields";
    problem("has " + fields + ", the " + (plan.header() ? "header" : "first row") + " has " + layout.fields());
    return false;
  }

  private boolean hasATime(int i) {
    if (i >= 0) {
      time.set(times().second(i));
      return true;
    }
    int at = layout.field(0);
    if (time.read(text, row.start(at), row.end(at))) {
      if (toClose > 0) {
        time.set(time.epochSecond() - toClose);
      }
      return true;
    }
    String dated =
        plan.strict() && row.end(at) - row.start(at) == DATE_CHARACTERS && text[row.start(at) + 4] == '-'
            ? "; a date alone is no hour, and Argus reads hourly candles"
            : "";
    problem(
        time.why()
            .map(why -> CandleCsvLayout.NAMES.getFirst() + " " + CandleText.shown(text, row.start(at), row.end(at)) + " " + why)
            .orElseGet(() -> notA("time like 2026-03-01 14:00:00", 0) + dated));
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
      if (hasNothing()) {
        nothing++;
        if (!length.isHour()) {
          join.addNothing(time.epochSecond());
        }
        return;
      }
      what = unreadable();
    }
    if (what.isEmpty() && !plan.strict() && anyCandle && time.epochSecond() == lastSecond) {
      what = again(open, high, low, close, volume);
      if (what.isEmpty()) {
        doubles++;
        return;
      }
    }
    if (what.isEmpty()) {
      what = add(open, high, low, close, volume);
    }
    if (what.isPresent()) {
      problem(
          CandleRules.named(productId, time.instant())
              + what.get()
              + advice(what.get(), close, volume));
    } else if (open < low || open > high) {
      odd++;
      warn(new Candle(time.instant(), open, high, low, close, volume));
    }
    keep(open, high, low, close, volume);
  }

  private Optional<String> add(double open, double high, double low, double close, double volume) {
    changes.ifPresent(
        seen -> seen.see(row.line(), time.epochSecond(), open, high, low, close));
    if (!length.isHour()) {
      Candle candle = new Candle(time.instant(), open, high, low, close, volume);
      Optional<String> what = join.add(candle);
      if (what.isEmpty()) {
        parts.ifPresent(kept -> kept.add(candle));
      }
      return what;
    }
    return time.hasFraction()
        ? candles.add(new Candle(time.instant(), open, high, low, close, volume))
        : candles.add(time.epochSecond(), open, high, low, close, volume);
  }

  private void keep(double open, double high, double low, double close, double volume) {
    anyCandle = true;
    lastSecond = time.epochSecond();
    lastLine = row.line();
    last[1] = open;
    last[2] = high;
    last[3] = low;
    last[4] = close;
    last[5] = volume;
  }

  /** Why a row cannot stand that opens when the one before does; empty when it says the same. */
  private Optional<String> again(
      double open, double high, double low, double close, double volume) {
    boolean same =
        open == last[1]
            && high == last[2]
            && low == last[3]
            && close == last[4]
            && volume == last[5];
    return same
        ? Optional.empty()
        : Optional.of(
            CandleRules.TWICE
                + " with other values, also in "
                + (plan.json() ? "row " : "line ")
                + (plan.json() ? lastLine - plan.line() + 1 : lastLine)
                + (times().time().isNaive() && plan.zone().isEmpty()
                    ? "; if these are local times, name their zone with --time-zone"
                    : ""));
  }

  private double number(int column) {
    int field = layout.field(column);
    return CandleText.number(text, row.start(field), row.end(field), plan.mark());
  }

  /** Whether the row says that there is no candle: no price in it. */
  private boolean hasNothing() {
    for (int column = 1; column < 5 && !plan.strict(); column++) {
      int field = layout.field(column);
      if (!CandleText.saysNothing(text, row.start(field), row.end(field))) {
        return false;
      }
    }
    return !plan.strict();
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
            what ->
                warnings.add(
                    () -> here() + CandleRules.named(productId, candle.openTime()) + what));
  }

  private void problem(String what) {
    problems.add(() -> here() + what);
  }

  private String here() {
    return file + plan.place(row.line()) + " ";
  }

  /** What may be behind an hour that is there twice with other values. */
  private String advice(String what, double close, double volume) {
    return what.equals(CandleRules.TWICE) && (close != last[4] || volume != last[5])
        ? " with other values; if these are local times, write them in UTC or with their offset"
        : "";
  }

  private static CandleFileException refused(String why) {
    return new CandleFileException(List.of(why));
  }
}
