package com.iteradynamics.execution;

import java.util.Optional;

/** Something read at the venue, or why it could not be read. */
public sealed interface Reading<T> {
  /** It was read. */
  record Read<T>(T value) implements Reading<T> {}

  /**
   * It could not be read.
   *
   * @param why for a person
   * @param away whether it may be read in a minute: who was asked is away for the moment
   */
  record Unread<T>(String why, boolean away) implements Reading<T> {
    /** It could not be read, and asking again does not help. */
    public Unread(String why) {
      this(why, false);
    }
  }

  /** The value; empty when it could not be read. */
  default Optional<T> read() {
    return switch (this) {
      case Read<T>(T value) -> Optional.of(value);
      case Unread<T> unread -> Optional.empty();
    };
  }
}
