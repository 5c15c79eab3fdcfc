package com.iteradynamics.candlefile;

import com.iteradynamics.market.CandleRules;
import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a file's candles are at a certain instant, and what there is to say of them. */
record SeenFile(String file, byte[] text, ReadPlan plan, RowTimes times) {
  /**
   * Where more rows of a hundred have their open out of their range, columns are in another order.
   */
  private static final int ODD_PERCENT = 10;

  private static final int FEW = 3;

  /** The candles closed at {@code asOf}, with what was told before and what is told now. */
  CandleFile at(Instant asOf, CandleSeries all, List<String> before) {
    if (!all.isEmpty() && !plan.strict() && all.openTime(0).isAfter(asOf)) {
      throw new CandleFileException(
          file
              + ": no candle is closed by "
              + shown(asOf)
              + ", the first opens at "
              + shown(all.openTime(0))
              + ": wrong unit of time?");
    }
    int closed = all.countBefore(asOf.minus(CandleSeries.INTERVAL).plusNanos(1));
    boolean forming = closed < all.size() && !all.openTime(closed).isAfter(asOf);
    return new CandleFile(
        all.first(closed),
        forming ? Optional.of(all.candle(closed)) : Optional.empty(),
        notices(all, closed, asOf, before));
  }

  private static String shown(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC).toString();
  }

  private List<String> notices(CandleSeries all, int closed, Instant asOf, List<String> before) {
    List<String> notices = new ArrayList<>(before);
    notices.addAll(doubts(all.first(closed)));
    if (!plan.json() && CandleBytes.endsInALine(text)) {
      notices.add(
          file
              + ":"
              + times.lastLine()
              + " has no line end: the file may be cut, and its last value too");
    }
    CandleGaps.of(all.first(closed)).text().ifPresent(gaps -> notices.add(file + ": " + gaps));
    int dropped = all.size() - closed;
    if (dropped > 0) {
      notices.add(
          file
              + ": dropped "
              + (dropped == 1 ? "1 candle" : dropped + " candles")
              + " not closed by "
              + shown(asOf)
              + ", from "
              + all.openTime(closed).atOffset(ZoneOffset.UTC)
              + " on");
    }
    return notices;
  }

  /** Prices that may be mistakes, with their lines. */
  private List<String> doubts(CandleSeries closed) {
    CandleProblems doubts = new CandleProblems("doubtful candle");
    CandleDoubts.tell(
        closed,
        (candle, what) ->
            doubts.add(
                () ->
                    String.format(
                        Locale.ROOT,
                        "%s%s %sis doubtful: %s",
                        file,
                        plan.place(times.lineAt(closed.openEpochSecond(candle))),
                        CandleRules.named(closed.productId(), closed.openTime(candle)),
                        what)));
    return doubts.messages();
  }

  /** Refuses a file whose opens are often outside of low and high. */
  static void refuseOdd(String file, int odd, int rows) {
    if (odd >= FEW && 100L * odd > (long) ODD_PERCENT * rows) {
      throw new CandleFileException(
          String.format(
              Locale.ROOT,
              "%s has %d of %d candles that open outside of their low and high: its columns are"
                  + " in another order than they say; name them with --columns",
              file,
              odd,
              rows));
    }
  }

  /** What there is to say of how it was read; none for what Argus wrote itself. */
  List<String> reading(RowReader read) {
    List<String> notices = new ArrayList<>();
    if (plan.strict()) {
      return notices;
    }
    boolean own = plan.source() == CandleSource.ARGUS && plan.delimiter() == ',' && !plan.json();
    if (!own || plan.zone().isPresent() || !times.isAscending()) {
      notices.add(recognized());
    }
    read.otherSymbol()
        .ifPresent(
            said -> notices.add(file + " is of " + said + ", and taken for " + read.productId()));
    if (times.toClose() > 0) {
      notices.add(
          file
              + ": its times are of the close: each candle opens "
              + CandleLength.words(times.toClose())
              + " before");
    }
    if (read.doubles() > 0) {
      notices.add(
          file + ": " + rows(read.doubles(), "is", "are") + " there twice, with equal values");
    }
    if (read.nothing() > 0) {
      notices.add(file + ": " + rows(read.nothing(), "has", "have") + " no price");
    }
    return notices;
  }

  private String recognized() {
    StringBuilder text = new StringBuilder(file + " is read as " + plan.source().title());
    text.append(", ").append(times.time().words());
    if (!times.isAscending()) {
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
