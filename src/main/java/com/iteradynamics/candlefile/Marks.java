package com.iteradynamics.candlefile;

/** What a file writes between its fields, and before decimals. */
final class Marks {
  private static final byte[] DELIMITERS = {'\t', ';', ','};
  private static final int LOOKED_AT = 12;
  private static final int LEAST_FIELDS = 5;
  private static final int GROUP = 3;

  private Marks() {}

  /** The delimiter that cuts most of the first lines into as many fields, a comma at last. */
  static byte delimiter(byte[] text) {
    for (byte each : DELIMITERS) {
      CsvRecords row = new CsvRecords(text, each);
      int alike = 0;
      int most = 0;
      int rows = 0;
      for (; rows < LOOKED_AT && row.next(); rows++) {
        alike = row.fields() == most ? alike + 1 : row.fields() > most ? 1 : alike;
        most = Math.max(most, row.fields());
      }
      if (most >= LEAST_FIELDS && 2 * alike >= rows) {
        return each;
      }
    }
    return ',';
  }

  /**
   * The mark of the numbers that {@code plan} finds: what the first of them has that shows it.
   *
   * @throws CandleFileException when commas may as well be between thousands
   */
  static byte decimal(String file, byte[] text, ReadPlan plan) {
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
          file
              + " has numbers such as "
              + grouped
              + ", whose comma may stand before decimals or between thousands: write them with a"
              + " decimal point");
    }
    return '.';
  }
}
