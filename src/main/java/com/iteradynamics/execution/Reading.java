package com.iteradynamics.execution;

import java.util.Optional;

/** Something read at the venue, or why it could not be read. */
public sealed interface Reading<T> {
  /** It was read. */
  record Read<T>(T value) implements Reading<T> {}

  /** It could not be read. */
  record Unread<T>(String why) implements Reading<T> {}

  /** The value; empty when it could not be read. */
  default Optional<T> read() {
    return switch (this) {
      case Read<T>(T value) -> Optional.of(value);
      case Unread<T> unread -> Optional.empty();
    };
  }
}
