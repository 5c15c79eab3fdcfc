package com.iteradynamics.execution;

import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The candles one tick may see.
 *
 * @param closed the newest closed candles, all opened before the tick hour H
 * @param openAtHour first price of the candle that opens at H, USD; empty when not known yet
 * @param refused why rows of the source were refused; not empty stops trading
 */
public record CandleWindow(CandleSeries closed, OptionalDouble openAtHour, List<String> refused) {
  public CandleWindow {
    refused = List.copyOf(refused);
  }

  /**
   * What a source that holds {@code all} shows at {@code hour}: the newest {@code count} before.
   */
  public static CandleWindow of(CandleSeries all, Instant hour, int count) {
    int seen = all.countBefore(hour);
    boolean opens =
        seen < all.size()
            && hour.getNano() == 0
            && all.openEpochSecond(seen) == hour.getEpochSecond();
    return new CandleWindow(
        all.first(seen).last(count),
        opens ? OptionalDouble.of(all.open(seen)) : OptionalDouble.empty(),
        List.of());
  }

  /** No candles, for these reasons, at least one. */
  public static CandleWindow refused(String productId, List<String> reasons) {
    return new CandleWindow(CandleSeries.empty(productId), OptionalDouble.empty(), reasons);
  }
}
