package com.iteradynamics.candlefile;

import java.util.List;

/** Whether a file writes decimals behind a point or behind a comma. */
final class DecimalMark {
  private static final int GROUP = 3;

  private DecimalMark() {}

  /**
   * The mark of the numbers that {@code plan} finds: what the first of them has that shows it.
   *
   * @throws CandleFileException when commas may as well be between thousands
   */
  static byte of(String file, byte[] text, ReadPlan plan) {
    CsvRecords row = plan.rows(text);
    String grouped = "";
    while (row.next()) {
      if (row.fields() != plan.layout().fields()) {
        continue;
      }
      for (int column = 1; column < SourceShape.ROLES.size(); column++) {
        int field = plan.layout().field(column);
        int comma = -1;
        for (int i = row.start(field); i < row.end(field); i++) {
          if (text[i] == '.' && comma < 0) {
            return '.';
          }
          comma = text[i] == ',' ? i : comma;
        }
        if (comma >= 0 && row.end(field) - comma - 1 != GROUP) {
          return ',';
        }
        if (comma >= 0 && grouped.isEmpty()) {
          grouped = CandleText.shown(text, row.start(field), row.end(field));
        }
      }
    }
    if (!grouped.isEmpty()) {
      throw new CandleFileException(
          List.of(
              file
                  + " has numbers such as "
                  + grouped
                  + ", whose comma may stand before decimals or between thousands: write them with a"
                  + " decimal point"));
    }
    return '.';
  }
}
