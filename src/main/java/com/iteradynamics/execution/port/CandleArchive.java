package com.iteradynamics.execution.port;

import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.util.Optional;

/**
 * Port: recorded candles that grow. Several processes may append at the same time: no row of any of
 * them is lost, and none is ever removed. Of two that name the same hour with different values, the
 * first stays.
 *
 * <p>Every method throws a {@link StoreException} when the archive cannot be read or written, or
 * holds anything but candles of the product; {@link #window}, {@link #rules} and {@link #fees} say
 * so instead.
 */
public interface CandleArchive extends CandleSource, FeeStore {

  /** Open times of the oldest and of the newest recorded candle. */
  record Extent(Instant oldest, Instant newest) {}

  /** From when to when candles are recorded; empty when there are none. */
  Optional<Extent> extent(String productId);

  /**
   * The recorded candles that opened in {@code from..to}, both included, oldest first; whatever is
   * missing is a gap.
   */
  CandleSeries recorded(String productId, Instant from, Instant to);

  /**
   * Adds closed candles, wherever in time they belong. To do it again changes nothing. When it is
   * cut off in the middle, the older hours are there and the rest can be appended again.
   *
   * @param replace whether an hour that is recorded with other values is overwritten; otherwise it
   *     stays, and is reported as a contradiction
   */
  CandleAppend append(CandleSeries candles, boolean replace);

  /** Keeps a product's rules in place of those that were kept before. */
  void keep(KnownRules.Kept rules);
}
