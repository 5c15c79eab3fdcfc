package com.iteradynamics.cortex;

/** With what a recorded field is compared when its hour is decided again. */
public enum Compared {
  /** With nothing: it is told elsewhere, or is what the venue said on the way. */
  APART,
  /** With what the model says again. */
  MODEL,
  /** With what the challenger says again. */
  CHALLENGER,
  /** With what Layers 1 and 2 say again. */
  LAYERS,
  /** With what the governors decide again. */
  DECISION
}
