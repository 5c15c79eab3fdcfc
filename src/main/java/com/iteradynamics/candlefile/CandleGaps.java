package com.iteradynamics.candlefile;

import com.iteradynamics.market.CandleSeries;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The hours that a candle history lacks between its first and its newest candle.
 *
 * @param gaps how many separate stretches are missing
 * @param missing how many hours are missing in all
 * @param first the oldest stretch; empty when none is missing
 */
public record CandleGaps(int gaps, long missing, Optional<CandleSeries.Gap> first) {

  /** The gaps of this tape. */
  public static CandleGaps of(CandleSeries candles) {
    long hour = CandleSeries.INTERVAL.toSeconds();
    int gaps = 0;
    long missing = 0;
    for (int i = 1; i < candles.size(); i++) {
      long step = (candles.openEpochSecond(i) - candles.openEpochSecond(i - 1)) / hour;
      gaps += step > 1 ? 1 : 0;
      missing += step - 1;
    }
    return new CandleGaps(gaps, missing, candles.firstGap());
  }

  /** One line for a person; empty when none is missing. */
  public Optional<String> text() {
    return first.map(
        gap ->
            missing
                + (missing == 1 ? " hour is" : " hours are")
                + " missing in "
                + gaps
                + (gaps == 1 ? " gap" : " gaps")
                + ": the first at "
                + gap.firstMissing().atOffset(ZoneOffset.UTC)
                + ", "
                + gap.candles()
                + (gap.candles() == 1 ? " candle" : " candles"));
  }
}
