package com.iteradynamics.app;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Who is asked for candles that are not recorded. */
public enum CandleFeedChoice {
  /** Coinbase, whose candles need no key. */
  COINBASE,
  /** Nobody: what is not recorded is missing. */
  NONE;

  /** As a person types it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> words() {
    return Stream.of(values()).map(CandleFeedChoice::word).toList();
  }

  /** The choice that {@code word}, one of {@link #words()}, names. */
  static CandleFeedChoice of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
