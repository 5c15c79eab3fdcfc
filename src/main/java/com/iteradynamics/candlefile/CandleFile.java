package com.iteradynamics.candlefile;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleRules;
import com.iteradynamics.market.CandleSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a candle file holds, seen at a certain instant.
 *
 * @param closed the candles that were closed then
 * @param forming the candle of the hour that instant lies in; empty when the file has none
 * @param notices what a person should know and what stops nothing: gaps, odd candles, dropped rows
 */
public record CandleFile(CandleSeries closed, Optional<Candle> forming, List<String> notices) {
  public CandleFile {
    notices = List.copyOf(notices);
  }

  /**
   * Closed candles that no file holds, with what there is to say of them: doubtful prices and gaps.
   *
   * @param place where they are kept, which begins every notice
   */
  public static CandleFile kept(String place, CandleSeries closed) {
    CandleProblems doubts = new CandleProblems("doubtful candle");
    CandleDoubts.tell(
        closed,
        (candle, what) ->
            doubts.add(
                () ->
                    String.format(
                        Locale.ROOT,
                        "%s: %sis doubtful: %s",
                        place,
                        CandleRules.named(closed.productId(), closed.openTime(candle)),
                        what)));
    List<String> notices = new ArrayList<>(doubts.messages());
    CandleGaps.of(closed).text().ifPresent(gaps -> notices.add(place + ": " + gaps));
    return new CandleFile(closed, Optional.empty(), notices);
  }
}
