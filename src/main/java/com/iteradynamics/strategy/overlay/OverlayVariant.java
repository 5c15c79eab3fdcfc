package com.iteradynamics.strategy.overlay;

/** How much of an entry is left in each state, as a factor 0..1. */
public enum OverlayVariant {
  /** Half when neutral, nothing when bearish. */
  A(0.5, 0),
  /** Three quarters when neutral, a quarter when bearish. */
  B(0.75, 0.25),
  /** All when neutral, nothing when bearish. */
  C(1, 0);

  private final double neutral;
  private final double bearish;

  OverlayVariant(double neutral, double bearish) {
    this.neutral = neutral;
    this.bearish = bearish;
  }

  /** What an entry's exposure is multiplied by, 0..1. */
  public double multiplier(OverlayState state) {
    return switch (state) {
      case BULLISH -> 1;
      case NEUTRAL -> neutral;
      case BEARISH -> bearish;
      case MISSING -> 0;
    };
  }
}
