package com.iteradynamics.candlefile;

/**
 * Which of the two orders the prices of a file without header are in: open, high, low, close; or
 * Coinbase's low, high, open, close. Prices are in their range in both only where they are the same
 * in both.
 */
final class ColumnOrder {
  private static final String USUAL = "time,open,high,low,close,volume";
  private static final String COINBASE = "time,low,high,open,close,volume";

  /** Rows of a hundred that real data may have out of their range. */
  private static final int ODD_PERCENT = 10;

  private ColumnOrder() {}

  /** Refuses a file whose prices are in the other order than its format has. */
  static void check(String file, byte[] text, ReadPlan plan) {
    CsvRecords row = plan.rows(text);
    int rows = 0;
    int usualOdd = 0;
    int coinbaseOdd = 0;
    double[] x = new double[SourceShape.ROLES.size()];
    while (row.next()) {
      if (row.fields() != x.length) {
        continue;
      }
      for (int field = 1; field < x.length; field++) {
        x[field] = CandleText.number(text, row.start(field), row.end(field), plan.mark());
      }
      rows++;
      usualOdd += inRange(x[3], x[1], x[4], x[2]) ? 0 : 1;
      coinbaseOdd += inRange(x[1], x[3], x[4], x[2]) ? 0 : 1;
    }
    boolean coinbase = plan.source() == CandleSource.COINBASE;
    int own = coinbase ? coinbaseOdd : usualOdd;
    int other = coinbase ? usualOdd : coinbaseOdd;
    if (other == 0 && 100L * own > (long) ODD_PERCENT * rows) {
      throw new CandleFileException(
          file
              + " has prices in the order "
              + (coinbase ? USUAL : COINBASE)
              + ", and times as "
              + plan.source().title()
              + ", whose order is "
              + (coinbase ? COINBASE : USUAL)
              + ": say with --columns which it is");
    }
  }

  private static boolean inRange(double low, double open, double close, double high) {
    return !(low > open || low > close || high < open || high < close);
  }
}
