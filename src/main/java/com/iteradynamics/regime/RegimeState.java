package com.iteradynamics.regime;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Layer 1's answer for one hour.
 *
 * @param asof open time of the newest closed candle it was computed from; empty without candles
 * @param label the state of the market
 * @param confidence 0..1, rounded half to even to 4 decimals; 0 when not available
 * @param features what was measured
 * @param note why this label: the rule's name, or what is missing
 * @param missing names of the features that are not available, in declaration order
 */
public record RegimeState(
    Optional<Instant> asof,
    RegimeLabel label,
    double confidence,
    RegimeFeatures features,
    String note,
    List<String> missing) {

  public RegimeState {
    missing = List.copyOf(missing);
  }

  /** The average true range, USD, &gt; 0; empty when it is not available. */
  public Optional<Double> atrUsd() {
    return Optional.of(features.atr()).filter(atr -> atr > 0 && Double.isFinite(atr));
  }

  /** Whether the label was decided by a rule, rather than being CHOP for want of data. */
  public boolean available() {
    // The CHOP rule itself never gives less than 0.3.
    return label != RegimeLabel.CHOP || confidence > 0;
  }
}
