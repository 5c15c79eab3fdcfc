package com.iteradynamics.decision;

/** What reading the stored state gave. */
public sealed interface StateReading {
  /** The state, valid. */
  record Valid(PrimeState state) implements StateReading {}

  /** Something is stored that cannot be trusted; it counts as killed and is left as it is. */
  record Corrupt(String why) implements StateReading {}
}
