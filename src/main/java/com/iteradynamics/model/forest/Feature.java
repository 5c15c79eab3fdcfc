package com.iteradynamics.model.forest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a model sees of the market, by the definitions of the Python reference. NaN before there are
 * enough candles, 15 for {@link #RSI14} and 20 for the others, and where a feature is 0 / 0:
 * nothing moved, the bands have no width, or all volumes are the same.
 */
public enum Feature {
  /**
   * Relative strength index of 14 candles, 0..100: the share of the rises in all movements of the
   * close, both as {@link com.iteradynamics.market.WilderAverage}. Source: Wilder, New Concepts in
   * Technical Trading Systems, 1978.
   */
  RSI14("RSI"),
  /**
   * Where the close stands in its bands of 20 candles and 2 deviations: 0 at the lower one, 1 at
   * the upper one, beyond that outside (Bollinger's %b; {@link
   * com.iteradynamics.market.Bollinger}).
   */
  BB_POS("BB_Pos"),
  /** How unusual the volume is among 20 candles, sample standard deviations from their mean. */
  VOL_Z20("Vol_Z");

  /** Grows when a feature is computed in another way; a model of another version is not asked. */
  public static final int DEFINITION_VERSION = 1;

  /** All of them, as a model file names them, in a forest's order. */
  public static final List<String> NAMES = Arrays.stream(values()).map(Feature::word).toList();

  private final String seedName;

  Feature(String seedName) {
    this.seedName = seedName;
  }

  /** Its place among a forest's features. */
  @SuppressWarnings("EnumOrdinal") // The order of the features is part of their definition.
  public int place() {
    return ordinal();
  }

  /** Its name in records and model files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The feature of that name, ours or the one that the Python system gave it. */
  public static Optional<Feature> of(String name) {
    return Arrays.stream(values())
        .filter(feature -> feature.word().equals(name) || feature.seedName.equals(name))
        .findFirst();
  }
}
