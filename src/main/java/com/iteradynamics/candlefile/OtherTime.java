package com.iteradynamics.candlefile;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A second column of times, which must not contradict the first.
 *
 * @param field its field
 * @param close whether it says when a candle closes
 */
record OtherTime(int field, boolean close) {
  private static final Set<String> OPENS =
      Set.of("timestamp", "time", "date", "datetime", "opentime", "unix", "unixtimestamp");

  private static final String CLOSE = "closetime";

  /** A date without a time of day has no more characters. */
  private static final int DATE = 10;

  /** The other column of times in a header whose candles open at {@code time}. */
  static Optional<OtherTime> of(List<String> header, int time) {
    for (int field = 0; field < header.size(); field++) {
      boolean close = header.get(field).equals(CLOSE);
      if (field != time && (close || OPENS.contains(header.get(field)))) {
        return Optional.of(new OtherTime(field, close));
      }
    }
    return Optional.empty();
  }

  /**
   * Refuses a file of which a row has two times that cannot both be. A field that is no time says
   * nothing.
   */
  void check(String file, byte[] text, ReadPlan plan, CandleLength length) {
    SourceTime first = plan.time();
    SourceTime second = SourceTime.of(CandleSource.CSV, plan.zone());
    CsvRecords row = plan.rows(text);
    int time = plan.layout().field(0);
    while (row.next()) {
      if (row.fields() <= Math.max(time, field)
          || !isWhole(text, row)
          || !first.read(text, row.start(time), row.end(time))
          || !second.read(text, row.start(field), row.end(field))) {
        continue;
      }
      long apart = second.epochSecond() - first.epochSecond();
      boolean fits =
          close ? apart == length.seconds() || apart == length.seconds() - 1 : apart == 0;
      if (!fits) {
        throw new CandleFileException(
            file
                + plan.place(row.line())
                + " has two times: "
                + contradiction(text, row, time, length)
                + "; leave one of them out, or name the columns with --columns");
      }
    }
  }

  private String contradiction(byte[] text, CsvRecords row, int time, CandleLength length) {
    String one = CandleText.shown(text, row.start(time), row.end(time));
    String other = CandleText.shown(text, row.start(field), row.end(field));
    return close
        ? "it opens at "
            + one
            + " and closes at "
            + other
            + ", and candles of this file are of "
            + CandleLength.words(length.seconds())
        : one + " and " + other + " are not the same";
  }

  private boolean isWhole(byte[] text, CsvRecords row) {
    return row.end(field) - row.start(field) > DATE
        || SourceTime.isNumber(text, row.start(field), row.end(field));
  }
}
