package com.iteradynamics.strategy.overlay;

/** What the overlay makes of the feed. */
public enum OverlayState {
  /** The probability is at least the bull threshold. */
  BULLISH,
  /** Between the thresholds; or the hour's row is not there, and need not be. */
  NEUTRAL,
  /** The probability is at most the bear threshold, and below the bull threshold. */
  BEARISH,
  /** There is no probability where there has to be one. */
  MISSING
}
