package com.iteradynamics.model.forest;

import java.util.Locale;
import java.util.Optional;

/** What a model file may ask for at most; checked before anything is made for it. */
public final class ModelLimits {
  /** Bytes of a file. */
  public static final int BYTES = 64 << 20;

  /** Trees of a forest. */
  public static final int TREES = 1_000;

  /** Nodes of all trees together. */
  public static final int NODES = 1_000_000;

  /** Steps from a root to a leaf. */
  public static final int DEPTH = 32;

  private ModelLimits() {}

  /** Why a file of so many bytes is not even read; empty when it may be. */
  public static Optional<String> objection(long bytes) {
    return bytes <= BYTES
        ? Optional.empty()
        : Optional.of(
            String.format(Locale.ROOT, "it has %,d bytes, and %,d are allowed", bytes, BYTES));
  }
}
