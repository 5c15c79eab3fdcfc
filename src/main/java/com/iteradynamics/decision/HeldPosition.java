package com.iteradynamics.decision;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.strategy.Position;
import java.time.Instant;
import java.util.Optional;

/** The ledger's position as a strategy is told of it, live and in the lab. */
public final class HeldPosition {
  private HeldPosition() {}

  /**
   * The position of {@code state} at the newest close.
   *
   * @param closed the window that the strategy sees; its closes since the entry count for the high
   *     water, so that hours without a tick are not missing in it
   * @param hour the tick hour H, UTC
   * @return empty without a position, and when its entry is not known, has no price or is later
   *     than {@code hour}
   */
  public static Optional<Position> of(PrimeState state, CandleSeries closed, Instant hour) {
    if (state.baseQty().signum() <= 0 || closed.isEmpty()) {
      return Optional.empty();
    }
    double close = closed.close(closed.size() - 1);
    return state
        .entry()
        .filter(entry -> entry.priceUsd().signum() > 0 && !entry.at().isAfter(hour))
        .map(
            entry ->
                Position.at(
                    entry.at(),
                    entry.priceUsd().doubleValue(),
                    hour,
                    close,
                    highestClose(closed, entry.at()),
                    state.positionUsd(close) / state.equityUsd(close)));
  }

  /**
   * The highest close of the candles from {@code since} on; the newest one's when that is later.
   */
  private static double highestClose(CandleSeries closed, Instant since) {
    long entered = since.getEpochSecond();
    int i = closed.size() - 1;
    double highest = closed.close(i);
    while (--i >= 0 && closed.openEpochSecond(i) >= entered) {
      highest = Math.max(highest, closed.close(i));
    }
    return highest;
  }
}
