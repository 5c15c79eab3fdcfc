package com.iteradynamics.cortex;

import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.util.Optional;

/**
 * A hole in the window.
 *
 * @param first its first hour
 * @param hours how many are missing
 * @param at of one that the venue has confirmed, the tick hour in which it did so last
 */
public record RecordedHole(Instant first, long hours, Optional<Instant> at) {
  static RecordedHole of(CandleSeries.Gap gap) {
    return new RecordedHole(gap.firstMissing(), gap.candles(), Optional.empty());
  }

  static RecordedHole of(ConfirmedHole known) {
    RecordedHole hole = of(known.hole());
    return new RecordedHole(hole.first(), hole.hours(), Optional.of(known.at()));
  }

  CandleSeries.Gap gap() {
    return new CandleSeries.Gap(first, hours);
  }

  ConfirmedHole confirmed() {
    return new ConfirmedHole(
        gap(),
        at.orElseThrow(() -> new IllegalArgumentException("the record has no confirmed_holes.at")));
  }
}
