package com.iteradynamics.governance;

import java.util.Locale;

/** What a measure is about. */
public enum Group {
  /** The model's features against those it learned from. */
  FEATURES,
  /** How often each regime is seen. */
  REGIMES,
  /** How often each decision is made. */
  DECISIONS,
  /** The model's probabilities against what came. */
  CALIBRATION,
  /** Recorded decisions against the same ones made again. */
  REPLAY,
  /** What orders cost against what the lab assumes. */
  COSTS;

  /** Whether it says something of the model, and so of the drift. */
  boolean ofModel() {
    return this != REPLAY && this != COSTS;
  }

  /** Its name in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
