package com.iteradynamics.strategy;

import com.iteradynamics.settings.Setting;

/** Settings of the kinds that the built-in strategies share, with the range that each kind has. */
final class Ranges {
  /** Longer averages would not have forgotten the start of a live tick's window. */
  private static final int LONGEST = 500;

  private Ranges() {}

  static Setting.Whole candles(String name, int defaultValue, String meaning) {
    return new Setting.Whole(name, defaultValue, 1, LONGEST, "candles", meaning);
  }

  static Setting.Whole hours(String name, int defaultValue, String meaning) {
    return new Setting.Whole(name, defaultValue, 1, 10_000, "hours", meaning);
  }

  static Setting.Real share(String name, double defaultValue, String meaning) {
    return new Setting.Real(name, defaultValue, 0, 1, "share of equity", meaning);
  }

  static Setting.Real fraction(String name, double defaultValue, String meaning) {
    return new Setting.Real(name, defaultValue, 0, 1, "fraction", meaning);
  }

  static Setting.Real atrs(String name, double defaultValue, String meaning) {
    return new Setting.Real(name, defaultValue, 0, 100, "ATRs", meaning);
  }
}
