package com.iteradynamics.execution.port;

import java.util.Optional;

/** Something read at the venue, or why it could not be read. */
public sealed interface Result<T> {
  /** It was read. */
  record Ok<T>(T value) implements Result<T> {}

  /**
   * It could not be read.
   *
   * @param why for a person
   * @param away whether it may be read in a minute: who was asked is away for the moment
   */
  record Failed<T>(String why, boolean away) implements Result<T> {
    /** It could not be read, and asking again does not help. */
    public Failed(String why) {
      this(why, false);
    }
  }

  /** The value; empty when it could not be read. */
  default Optional<T> read() {
    return switch (this) {
      case Ok<T>(T value) -> Optional.of(value);
      case Failed<T> unread -> Optional.empty();
    };
  }
}
