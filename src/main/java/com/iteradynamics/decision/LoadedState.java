package com.iteradynamics.decision;

import java.util.Optional;

/** What reading the stored state gave. */
public sealed interface LoadedState {
  /** The state, valid. */
  record Valid(PrimeState state) implements LoadedState {}

  /** Something is stored that cannot be trusted; it counts as killed and is left as it is. */
  record Corrupt(String why) implements LoadedState {}

  /** The state, when it is valid. */
  default Optional<PrimeState> valid() {
    return switch (this) {
      case Valid read -> Optional.of(read.state());
      case Corrupt corrupt -> Optional.empty();
    };
  }
}
