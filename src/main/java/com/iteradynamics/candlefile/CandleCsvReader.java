package com.iteradynamics.candlefile;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleRules;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.CandleSeriesBuilder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the text of one candle file, once. */
final class CandleCsvReader {
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
    this.row = new CsvRecords(text, CandleBytes.startOfText(text));
    this.candles = CandleSeries.builder(productId);
  }

  CandleFile read() {
    readHeader();
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
    if (!problems.isEmpty()) {
      throw new CandleFileException(problems.messages());
    }
    return seenAt(candles.build());
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
    problem(notA("time like 2026-03-01 14:00:00", 0));
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
      what =
          time.hasFraction()
              ? candles.add(new Candle(time.instant(), open, high, low, close, volume))
              : candles.add(time.epochSecond(), open, high, low, close, volume);
    }
    if (what.isPresent()) {
      problem(CandleRules.named(productId, time.instant()) + what.get());
    } else if (open < low || open > high) {
      warn(new Candle(time.instant(), open, high, low, close, volume));
    }
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

  private CandleFile seenAt(CandleSeries all) {
    int closed = all.countBefore(asOf.minus(CandleSeries.INTERVAL).plusNanos(1));
    boolean forming = closed < all.size() && !all.openTime(closed).isAfter(asOf);
    return new CandleFile(
        all.first(closed),
        forming ? Optional.of(all.candle(closed)) : Optional.empty(),
        notices(all, closed));
  }

  private List<String> notices(CandleSeries all, int closed) {
    List<String> notices = new ArrayList<>(warnings.messages());
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
}
