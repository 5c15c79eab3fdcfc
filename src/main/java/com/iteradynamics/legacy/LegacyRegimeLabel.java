package com.iteradynamics.legacy;

/**
 * Legacy mode's six states of the market, by where the close stands against its means of 50 and 200
 * candles and by volatility. Source: the reference.
 */
public enum LegacyRegimeLabel {
  /** Above both, volatility below its mean. */
  BULL_QUIET(0.90),
  /** Above both, volatility at or above its mean. */
  BULL_VOLATILE(0.50),
  /** Above the long mean alone. */
  PULLBACK(0),
  /** Above the short mean alone. */
  RECOVERY(0.25),
  /** Above neither. */
  BEAR_QUIET(0),
  /** Above neither, and an emergency. */
  BEAR_VOLATILE(0);

  private final double riskMultiplier;

  LegacyRegimeLabel(double riskMultiplier) {
    this.riskMultiplier = riskMultiplier;
  }

  /** Factor on the exposure of an entry, 0..1; 0 for no entry. */
  public double riskMultiplier() {
    return riskMultiplier;
  }

  /** Whether the model may sell at a lower profit. */
  boolean relief() {
    return switch (this) {
      case RECOVERY, BEAR_QUIET, BEAR_VOLATILE -> true;
      case BULL_QUIET, BULL_VOLATILE, PULLBACK -> false;
    };
  }
}
