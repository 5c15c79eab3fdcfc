package com.iteradynamics.app;

import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.StateReading;
import com.iteradynamics.execution.StoreReader;
import com.iteradynamics.order.BookKey;

/** What commands read from a store. */
final class Stores {
  private Stores() {}

  /**
   * The book's state, or {@code fresh} when nothing was stored for it.
   *
   * @throws CommandFailure when what is stored cannot be trusted
   */
  static PrimeState state(StoreReader store, BookKey book, PrimeState fresh) {
    StateReading stored = store.state(book).orElseGet(() -> new StateReading.Valid(fresh));
    return switch (stored) {
      case StateReading.Valid(PrimeState state) -> state;
      case StateReading.Corrupt(String why) ->
          throw CommandFailure.failed(
              why
                  + ". Ticks do not trade until a person has put a good copy in its place; nothing"
                  + " was changed");
    };
  }
}
