package com.iteradynamics.adapter.local;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleRules;
import com.iteradynamics.market.CandleSeries;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one candle file, once. */
final class CandleCsvReader {
  private final String file;
  private final String productId;
  private final Instant asOf;
  private final byte[] text;
  private final CandleProblems problems = new CandleProblems("problem");
  private final CandleProblems warnings = new CandleProblems("odd candle");
  private final List<Candle> closed = new ArrayList<>();
  private final List<Candle> unclosed = new ArrayList<>();
  private CandleCsvLayout layout;
  private Candle previous;

  CandleCsvReader(Path file, String productId, Instant asOf) {
    this.file = file.toString();
    this.productId = productId;
    this.asOf = asOf;
    this.text = CandleBytes.of(file);
  }

  CandleFile read() {
    CsvRecords records = new CsvRecords(text, CandleBytes.startOfText(text));
    readHeader(records);
    boolean anyRow = false;
    while (records.next()) {
      anyRow = true;
      readRow(records);
    }
    if (records.quoteLeftOpen()) {
      problem(records.line(), "a quote is opened and never closed");
    }
    if (!anyRow) {
      problems.add(() -> file + " has a header and no candles");
    }
    if (!problems.isEmpty()) {
      throw new CandleFileException(problems.messages());
    }
    CandleSeries series = CandleSeries.of(productId, closed);
    return new CandleFile(series, forming(), notices(series));
  }

  private void readHeader(CsvRecords records) {
    if (!records.next()) {
      throw new CandleFileException(List.of(file + " is empty"));
    }
    List<String> wrong = new ArrayList<>();
    layout = CandleCsvLayout.of(text, records, wrong);
    if (!wrong.isEmpty()) {
      throw new CandleFileException(wrong.stream().map(what -> file + " " + what).toList());
    }
  }

  private void readRow(CsvRecords row) {
    if (row.fields() != layout.fields()) {
      String fields = row.fields() == 1 ? "1 field" : row.fields() + " fields";
      problem(row.line(), "has " + fields + ", the header has " + layout.fields());
      return;
    }
    int at = layout.columns()[0];
    Optional<Instant> openTime = CandleText.time(text, row.start(at), row.end(at));
    if (openTime.isEmpty()) {
      problem(row.line(), notA("Timestamp", "time like 2026-03-01 14:00:00", row, at));
      return;
    }
    Candle candle =
        new Candle(
            openTime.get(),
            number(row, 1),
            number(row, 2),
            number(row, 3),
            number(row, 4),
            number(row, 5));
    unreadable(row)
        .or(() -> CandleRules.problem(candle, previous))
        .ifPresentOrElse(
            what -> problem(row.line(), named(candle) + what), () -> keep(candle, row.line()));
    previous = candle;
  }

  private double number(CsvRecords row, int column) {
    int field = layout.columns()[column];
    return CandleText.number(text, row.start(field), row.end(field));
  }

  /** The first field of the row that ought to be a number and is none. */
  private Optional<String> unreadable(CsvRecords row) {
    for (int column = 1; column < layout.columns().length; column++) {
      int field = layout.columns()[column];
      if (Double.isNaN(number(row, column))
          && !CandleText.saysNan(text, row.start(field), row.end(field))) {
        return Optional.of(notA(CandleCsvLayout.NAMES.get(column), "number", row, field));
      }
    }
    return Optional.empty();
  }

  private String notA(String column, String what, CsvRecords row, int field) {
    return row.start(field) == row.end(field)
        ? column + " is missing"
        : column
            + " is not a "
            + what
            + ": "
            + CandleText.shown(text, row.start(field), row.end(field));
  }

  private void keep(Candle candle, int line) {
    CandleRules.warning(candle)
        .ifPresent(odd -> warnings.add(() -> file + ":" + line + " " + named(candle) + odd));
    boolean isClosed = !candle.openTime().isAfter(asOf.minus(CandleSeries.INTERVAL));
    (isClosed ? closed : unclosed).add(candle);
  }

  private void problem(int line, String what) {
    problems.add(() -> file + ":" + line + " " + what);
  }

  private String named(Candle candle) {
    return CandleRules.named(productId, candle.openTime());
  }

  private Optional<Candle> forming() {
    return unclosed.stream().filter(candle -> !candle.openTime().isAfter(asOf)).findFirst();
  }

  private List<String> notices(CandleSeries series) {
    List<String> notices = new ArrayList<>(warnings.messages());
    CandleGaps.of(series).text().ifPresent(gaps -> notices.add(file + ": " + gaps));
    if (!unclosed.isEmpty()) {
      notices.add(
          file
              + ": dropped "
              + (unclosed.size() == 1 ? "1 candle" : unclosed.size() + " candles")
              + " not closed by "
              + asOf.atOffset(ZoneOffset.UTC)
              + ", from "
              + unclosed.getFirst().openTime().atOffset(ZoneOffset.UTC)
              + " on");
    }
    return notices;
  }
}
