package com.iteradynamics.model.forest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a model sees of the market. Source: numerics E.6. */
public enum Feature {
  /** Relative strength of 14 candles, 0..100: the share of the rises in all movements. */
  RSI14("RSI"),
  /** Where the close stands in its bands of 20 candles: 0 at the lower one, 1 at the upper one. */
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
