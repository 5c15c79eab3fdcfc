package com.iteradynamics.candlefile;

import java.util.Optional;

/** The fields of the current row, by the column that they are. */
record RowFields(byte[] text, ReadPlan plan, CsvRecords row) {
  private static final int DATE_CHARACTERS = 10;
  private static final int VOLUME = 5;

  /** A price above it is a mistake. */
  private static final double HIGHEST = 1e12;

  /** Why the row's time, which {@code time} was to read, is none. */
  String noTime(SourceTime time) {
    int at = plan.layout().field(0);
    String shown = CandleText.shown(text, row.start(at), row.end(at));
    if (time.why().isPresent()) {
      return CandleCsvLayout.NAMES.getFirst() + " " + shown + " " + time.why().get();
    }
    String none = notA("time like 2026-03-01 14:00:00", 0);
    boolean dated =
        row.end(at) - row.start(at) == DATE_CHARACTERS && text[row.start(at) + 4] == '-';
    if (plan.strict() && dated) {
      return none + "; a date alone is no hour, and Argus reads hourly candles";
    }
    if (shown.matches("\"[0-9]{1,4}[./][0-9]{1,2}[./][0-9]{1,4}.*")) {
      return none + "; rewrite the times as ISO 8601, such as 2020-01-01 00:00";
    }
    return shown.matches(".*[0-9]E\\+[0-9].*")
        ? none + "; a spreadsheet has dropped its last digits"
        : none;
  }

  /** The number in a column; NaN when it is none. */
  double number(int column) {
    int field = plan.layout().field(column);
    return CandleText.number(text, row.start(field), row.end(field), plan.mark());
  }

  /** Whether the row says that there is no candle: no price in it. */
  boolean hasNothing() {
    for (int column = 1; column < VOLUME; column++) {
      int field = plan.layout().field(column);
      if (!CandleText.saysNothing(text, row.start(field), row.end(field))) {
        return false;
      }
    }
    return true;
  }

  /** The first field of the row that ought to be a number and is none. */
  Optional<String> unreadable() {
    for (int column = 1; column < CandleCsvLayout.NAMES.size(); column++) {
      int field = plan.layout().field(column);
      if (Double.isNaN(number(column))
          && !CandleText.saysNan(text, row.start(field), row.end(field))) {
        return Optional.of(notA("number", column));
      }
    }
    return Optional.empty();
  }

  /** The first price that no market has; empty when there is none. */
  Optional<String> beyond() {
    for (int column = 1; column < VOLUME; column++) {
      double price = number(column);
      if (price > HIGHEST && price < Double.POSITIVE_INFINITY) {
        int field = plan.layout().field(column);
        return Optional.of(
            CandleCsvLayout.NAMES.get(column)
                + " is far beyond any market: "
                + CandleText.shown(text, row.start(field), row.end(field)));
      }
    }
    return Optional.empty();
  }

  private String notA(String what, int column) {
    String name = CandleCsvLayout.NAMES.get(column);
    int start = row.start(plan.layout().field(column));
    int end = row.end(plan.layout().field(column));
    return start == end
        ? name + " is missing"
        : name + " is not a " + what + ": " + CandleText.shown(text, start, end);
  }
}
