package com.iteradynamics.candlefile;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleRules;
import com.iteradynamics.market.CandleSeriesBuilder;
import com.iteradynamics.market.FineCandles;
import java.util.List;
import java.util.Optional;

/** Makes a candle of each row, or a problem. */
final class RowReader {
  private static final int VOLUME = 5;

  private final String file;
  private final byte[] text;
  private final ReadPlan plan;
  private final CandleCsvLayout layout;
  private final CsvRecords row;
  private final SourceTime time;
  private final RowFields fields;
  private final CandleSeriesBuilder candles;
  private final RowSymbols symbols;
  private final RowProblems problems;
  private final String productId;
  private Optional<LengthChanges> changes = Optional.empty();
  private Optional<CandleJoin> join = Optional.empty();
  private Optional<FineCandles.Builder> parts = Optional.empty();
  private boolean naive;
  private long toClose;
  private int rows;
  private int odd;
  private int nothing;
  private int doubles;
  private boolean anyCandle;
  private long lastSecond;
  private int lastLine;
  private final double[] last = new double[SourceShape.ROLES.size()];

  RowReader(String file, byte[] text, ReadPlan plan, CsvRecords row, CandleSeriesBuilder candles) {
    this.file = file;
    this.text = text;
    this.plan = plan;
    this.layout = plan.layout();
    this.row = row;
    this.time = plan.time();
    this.fields = new RowFields(text, plan, row);
    this.candles = candles;
    this.productId = candles.productId();
    this.symbols = new RowSymbols(text, plan, productId);
    this.problems = new RowProblems(file, plan, row);
  }

  /** Candles are of this length, and open at these times. */
  void expect(CandleLength length, RowTimes times) {
    changes = Optional.of(new LengthChanges(length));
    join =
        length.isHour()
            ? Optional.empty()
            : Optional.of(new CandleJoin(length, CandleLength.HOUR, 0, candles));
    toClose = times.toClose();
    naive = times.time().isNaive() && plan.zone().isEmpty();
  }

  /** Candles that are joined are kept as they are, too. */
  void keepParts(FineCandles.Builder kept) {
    parts = Optional.of(kept);
  }

  /** What joins candles to hours. */
  CandleJoin join() {
    return join.orElseThrow();
  }

  /** What is odd about candles that are possible. */
  List<String> warnings() {
    return problems.warnings();
  }

  String productId() {
    return productId;
  }

  /** Rows without any price. */
  int nothing() {
    return nothing;
  }

  /** Rows that say again what another has said. */
  int doubles() {
    return doubles;
  }

  /** What the rows say that they are of, where that is not quite the product. */
  Optional<String> otherSymbol() {
    return symbols.notice();
  }

  /** Reads the current row. */
  void read() {
    rows++;
    if (hasItsFields() && hasATime()) {
      readCandle();
    }
  }

  /** Reads the current row, which opens at this second. */
  void read(long second) {
    rows++;
    if (hasItsFields()) {
      time.set(second);
      readCandle();
    }
  }

  /** Refuses the file if something is wrong with it, when all rows were read. */
  void end() {
    if (row.quoteLeftOpen()) {
      problems.add("a quote is opened and never closed");
    }
    if (rows == 0) {
      problems.addOfFile(" has a header and no candles");
    }
    symbols.problem().ifPresent(problems::addOfFile);
    changes
        .flatMap(LengthChanges::found)
        .ifPresent(
            what -> {
              throw new CandleFileException(
                  file + ": " + what + "; a file has candles of one length");
            });
    problems.refuse(rows);
    if (rows == nothing) {
      throw new CandleFileException(file + " has no row with prices");
    }
    if (!plan.strict()) {
      SeenFile.refuseOdd(file, odd, rows);
    }
  }

  private boolean hasItsFields() {
    if (row.fields() == layout.fields()) {
      return true;
    }
    String found = row.fields() == 1 ? "1 field" : row.fields() + " fields";
    problems.add(
        "has "
            + found
            + ", the "
            + (plan.header() ? "header" : "first row")
            + " has "
            + layout.fields());
    return false;
  }

  private boolean hasATime() {
    int at = layout.field(0);
    if (time.read(text, row.start(at), row.end(at))) {
      if (toClose > 0) {
        time.set(time.epochSecond() - toClose);
      }
      return true;
    }
    problems.add(fields.noTime(time));
    return false;
  }

  private void readCandle() {
    symbols.see(row);
    double open = fields.number(1);
    double high = fields.number(2);
    double low = fields.number(3);
    double close = fields.number(4);
    double volume = fields.number(VOLUME);
    Optional<String> what = Optional.empty();
    if (Double.isNaN(open + high + low + close + volume)) {
      if (!plan.strict() && fields.hasNothing()) {
        nothing++;
        join.ifPresent(hours -> hours.addNothing(time.epochSecond()));
        return;
      }
      what = fields.unreadable();
    }
    if (what.isEmpty() && !plan.strict()) {
      what = fields.beyond();
    }
    boolean again = !plan.strict() && anyCandle && time.epochSecond() == lastSecond;
    if (what.isEmpty() && again && isLast(open, high, low, close, volume)) {
      doubles++;
      return;
    }
    if (what.isEmpty()) {
      what = again ? Optional.of(other()) : add(open, high, low, close, volume);
    }
    if (what.isPresent()) {
      problems.add(
          CandleRules.named(productId, time.instant())
              + what.get()
              + advice(what.get(), close, volume));
    } else if (open < low || open > high) {
      odd++;
      problems.warn(productId, new Candle(time.instant(), open, high, low, close, volume));
    }
    keep(open, high, low, close, volume);
  }

  private Optional<String> add(double open, double high, double low, double close, double volume) {
    if (changes.isPresent()) {
      changes.get().see(row.line(), time.epochSecond(), open, high, low, close);
    }
    if (join.isPresent()) {
      Candle candle = new Candle(time.instant(), open, high, low, close, volume);
      Optional<String> what = join.get().add(candle);
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
    last[VOLUME] = volume;
  }

  private boolean isLast(double open, double high, double low, double close, double volume) {
    return open == last[1]
        && high == last[2]
        && low == last[3]
        && close == last[4]
        && volume == last[VOLUME];
  }

  /** What is wrong with a row that opens when another does, and has other values. */
  private String other() {
    return CandleRules.TWICE
        + " with other values, also in "
        + plan.row(lastLine)
        + (naive ? "; if these are local times, name their zone with --time-zone" : "");
  }

  /** What may be behind an hour that is there twice with other values. */
  private String advice(String what, double close, double volume) {
    return what.equals(CandleRules.TWICE) && (close != last[4] || volume != last[VOLUME])
        ? " with other values; if these are local times, write them in UTC or with their offset"
        : "";
  }
}
