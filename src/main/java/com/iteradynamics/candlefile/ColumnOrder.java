package com.iteradynamics.candlefile;

import java.util.List;

/**
 * Which of the two orders the prices of a file without header are in: open, high, low, close; or
 * Coinbase's low, high, open, close. In the wrong one, prices leave their range.
 */
final class ColumnOrder {
  private static final String USUAL = "time,open,high,low,close,volume";
  private static final String COINBASE = "time,low,high,open,close,volume";

  /** Rows of a hundred that real data may have out of their range. */
  private static final int ODD_PERCENT = 10;

  private ColumnOrder() {}

  /**
   * Refuses a file whose prices are in the other order than its format has, or may be in both.
   *
   * @param told whether a person named the format
   */
  static void check(String file, byte[] text, ReadPlan plan, boolean told) {
    CsvRecords row = plan.rows(text);
    int rows = 0;
    int usualOdd = 0;
    int coinbaseOdd = 0;
    int different = 0;
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
      different += x[1] == x[3] ? 0 : 1;
    }
    boolean coinbase = plan.source() == CandleSource.COINBASE;
    int own = coinbase ? coinbaseOdd : usualOdd;
    int other = coinbase ? usualOdd : coinbaseOdd;
    if (different == 0 || own == 0 && (told || other > 0)) {
      return;
    }
    String orders = coinbase ? USUAL + " and not " + COINBASE : COINBASE + " and not " + USUAL;
    if (own == 0) {
      throw refused(
          file
              + " can be read as "
              + USUAL
              + " and as "
              + COINBASE
              + ": say which it is with --columns");
    }
    if (other == 0 && 100 * own > ODD_PERCENT * rows) {
      throw refused(
          file
              + " has prices that fit "
              + orders
              + ", but times as "
              + plan.source().title()
              + ": say with --columns what its columns are");
    }
  }

  private static boolean inRange(double low, double open, double close, double high) {
    return !(low > open || low > close || high < open || high < close);
  }

  private static CandleFileException refused(String why) {
    return new CandleFileException(List.of(why));
  }
}
