package com.iteradynamics.app;

import com.iteradynamics.adapter.local.FolderStore;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.StateReading;
import com.iteradynamics.execution.TickStore;
import com.iteradynamics.order.BookKey;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;

/** Stores that are there already. */
final class Stores {
  private Stores() {}

  /**
   * Opens the store in {@code folder}; who only looks does not make one.
   *
   * @throws CommandFailure when there is no such folder
   */
  static FolderStore existing(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw CommandFailure.failed("there is no store in " + folder);
    }
    return FolderStore.open(folder);
  }

  /**
   * The book's state, or that of a fresh book.
   *
   * @throws CommandFailure when what is stored cannot be trusted
   */
  static PrimeState state(TickStore store, BookKey book, BigDecimal startCash) {
    StateReading stored =
        store.state(book).orElseGet(() -> new StateReading.Valid(PrimeState.fresh(startCash)));
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
