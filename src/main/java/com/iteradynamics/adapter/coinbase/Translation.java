package com.iteradynamics.adapter.coinbase;

import com.iteradynamics.execution.Reading;

/** From what the venue wrote to what it means. */
@FunctionalInterface
interface Translation<W, T> {

  /** The meaning of {@code wire}. */
  T of(W wire) throws NonsenseException;

  /** The meaning of what was read; unread when it makes no sense. */
  static <W, T> Reading<T> of(Reading<W> wire, Translation<W, T> translation) {
    return switch (wire) {
      case Reading.Unread<W>(String why, boolean away) -> new Reading.Unread<>(why, away);
      case Reading.Read<W>(W value) -> {
        try {
          yield new Reading.Read<>(translation.of(value));
        } catch (NonsenseException e) {
          yield new Reading.Unread<>(e.getMessage());
        }
      }
    };
  }
}
