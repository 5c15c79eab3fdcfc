package com.iteradynamics.regime;

/**
 * What Layer 1 says at every candle, for who walks it many times, with one strategy after the
 * other; 9 bytes a candle.
 */
public final class RegimeColumns {
  private static final RegimeLabel[] LABELS = RegimeLabel.values();

  /** Places in {@link RegimeLabel}. */
  final byte[] label;

  final double[] confidence;

  /** Room for what is said of so many candles, for a pass to fill. */
  RegimeColumns(int candles) {
    label = new byte[candles];
    confidence = new double[candles];
  }

  /** How many candles there are. */
  public int size() {
    return label.length;
  }

  /** The label at candle {@code i}, 0 being the oldest; CHOP when not available. */
  public RegimeLabel label(int i) {
    return LABELS[label[i]];
  }

  /** The confidence at candle {@code i}, 0..1; 0 when not available. */
  public double confidence(int i) {
    return confidence[i];
  }

  /** Whether the label was decided by a rule, rather than being CHOP for want of data. */
  public boolean available(int i) {
    return confidence[i] > 0 || label(i) != RegimeLabel.CHOP;
  }
}
