package com.iteradynamics.candlefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a person is told of how a file was read. */
record ReadNotices(String file, ReadPlan plan) {
  /** Where more rows of a hundred have their open out of their range, columns are in another order. */
  private static final int ODD_PERCENT = 10;

  private static final int FEW = 3;

  /** Refuses a file whose opens are often outside of low and high. */
  static void refuseOdd(String file, int odd, int rows, boolean strict) {
    if (!strict && odd >= FEW && 100L * odd > (long) ODD_PERCENT * rows) {
      throw new CandleFileException(
          List.of(
              String.format(
                  Locale.ROOT,
                  "%s has %d of %d candles that open outside of their low and high: its columns are"
                      + " in another order than they say; name them with --columns",
                  file,
                  odd,
                  rows)));
    }
  }

  /** The notices; none for what Argus wrote itself. */
  List<String> of(CandleCsvReader read) {
    List<String> notices = new ArrayList<>();
    if (plan.strict()) {
      return notices;
    }
    boolean own = plan.source() == CandleSource.ARGUS && plan.delimiter() == ',' && !plan.json();
    if (!own || plan.zone().isPresent() || !read.times().isAscending()) {
      notices.add(recognized(read));
    }
    read.otherSymbol().ifPresent(said -> notices.add(file + " is of " + said));
    if (read.toClose() > 0) {
      notices.add(
          file
              + ": its times are of the close: each candle opens "
              + CandleLength.words(read.toClose())
              + " before");
    }
    if (read.doubles() > 0) {
      notices.add(file + ": " + rows(read.doubles(), "is", "are") + " there twice, with equal values");
    }
    if (read.nothing() > 0) {
      notices.add(file + ": " + rows(read.nothing(), "has", "have") + " no price, and so no trade");
    }
    return notices;
  }

  private String recognized(CandleCsvReader read) {
    StringBuilder text = new StringBuilder(file + " is read as " + plan.source().title());
    text.append(", ").append(read.times().time().words());
    if (!read.times().isAscending()) {
      text.append(", not sorted");
    }
    if (plan.mark() == ',') {
      text.append(", decimal comma");
    }
    return text.toString();
  }

  private static String rows(int count, String one, String many) {
    return count == 1 ? "1 row " + one : count + " rows " + many;
  }
}
