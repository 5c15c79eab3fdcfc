package com.iteradynamics.candlefile;

import com.iteradynamics.market.CandleRules;
import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a file's candles are at a certain instant, and what there is to say of them. */
record SeenFile(String file, byte[] text, ReadPlan plan, RowTimes times, int lastLine) {

  /** The candles closed at {@code asOf}, with what was told before and what is told now. */
  CandleFile at(Instant asOf, CandleSeries all, List<String> before) {
    int closed = all.countBefore(asOf.minus(CandleSeries.INTERVAL).plusNanos(1));
    boolean forming = closed < all.size() && !all.openTime(closed).isAfter(asOf);
    return new CandleFile(
        all.first(closed),
        forming ? Optional.of(all.candle(closed)) : Optional.empty(),
        notices(all, closed, asOf, before));
  }

  private List<String> notices(
      CandleSeries all, int closed, Instant asOf, List<String> before) {
    List<String> notices = new ArrayList<>(before);
    notices.addAll(doubts(all.first(closed)));
    if (!plan.json() && CandleBytes.endsInALine(text)) {
      notices.add(
          file
              + ":"
              + lastLine
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
              + asOf.atOffset(ZoneOffset.UTC)
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
}
