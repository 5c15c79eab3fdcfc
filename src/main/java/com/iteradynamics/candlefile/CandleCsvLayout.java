package com.iteradynamics.candlefile;

import java.util.ArrayList;
import java.util.List;

/** Which field of a record is which column. */
record CandleCsvLayout(int fields, int[] columns) {
  /** The columns, in the order in which they are written. */
  static final List<String> NAMES = List.of("Timestamp", "Open", "High", "Low", "Close", "Volume");

  /** The field that holds the column {@code column} of {@link #NAMES}. */
  int field(int column) {
    return columns[column];
  }

  /** The layout that the current record of {@code header} names; adds what is wrong with it. */
  static CandleCsvLayout of(byte[] text, CsvRecords header, List<String> problems) {
    int[] columns = new int[NAMES.size()];
    List<String> missing = new ArrayList<>();
    for (int column = 0; column < columns.length; column++) {
      String name = NAMES.get(column);
      columns[column] = -1;
      for (int field = 0; field < header.fields(); field++) {
        if (CandleText.string(text, header.start(field), header.end(field))
            .equalsIgnoreCase(name)) {
          if (columns[column] >= 0) {
            problems.add("has the column " + name + " twice");
          }
          columns[column] = field;
        }
      }
      if (columns[column] < 0) {
        missing.add(name);
      }
    }
    if (!missing.isEmpty()) {
      problems.add(
          "lacks "
              + (missing.size() == 1 ? "the column " : "the columns ")
              + String.join(", ", missing)
              + "; its first line is "
              + CandleText.shown(text, header.start(0), header.end(header.fields() - 1)));
    }
    return new CandleCsvLayout(header.fields(), columns);
  }
}
