package com.iteradynamics.candlefile;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.WindowHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What can be said of a candle file that has no error.
 *
 * @param productId what the candles are of
 * @param candles how many closed ones there are
 * @param first open time of the oldest; empty without candles
 * @param newest open time of the newest; empty without candles
 * @param gaps the hours that are missing in between
 * @param notices gaps, odd candles and dropped rows, a line each
 * @param dataHash the {@link WindowHash} of all closed candles: equal for equal candles, whatever
 *     the file looks like
 */
public record CandleReport(
    String productId,
    int candles,
    Optional<Instant> first,
    Optional<Instant> newest,
    CandleGaps gaps,
    List<String> notices,
    String dataHash) {
  public CandleReport {
    notices = List.copyOf(notices);
  }

  /** The report on this file. */
  public static CandleReport of(CandleFile file) {
    CandleSeries closed = file.closed();
    boolean any = !closed.isEmpty();
    return new CandleReport(
        closed.productId(),
        closed.size(),
        any ? Optional.of(closed.openTime(0)) : Optional.empty(),
        any ? Optional.of(closed.openTime(closed.size() - 1)) : Optional.empty(),
        CandleGaps.of(closed),
        file.notices(),
        WindowHash.of(closed));
  }
}
