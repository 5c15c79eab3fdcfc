package com.iteradynamics.cortex;

import com.iteradynamics.market.CandleSeries;
import java.time.Instant;

/**
 * Hours of which the venue has said that it has no candle.
 *
 * @param hole the hours
 * @param at the tick hour in which it said so last
 */
public record ConfirmedHole(CandleSeries.Gap hole, Instant at) {
  /** Whether all of these hours are in it. */
  public boolean covers(Instant first, Instant end) {
    return !first.isBefore(hole.firstMissing()) && !end.isAfter(hole.end());
  }
}
