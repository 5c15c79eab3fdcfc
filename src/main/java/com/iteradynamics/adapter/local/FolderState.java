package com.iteradynamics.adapter.local;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.cortex.StateDocument;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.StateReading;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.execution.StoreException;
import com.iteradynamics.order.BookKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The files of a book's state and of what a person allows. What cannot be trusted is not used. */
final class FolderState {
  static final String PERMISSION = "trading_state.json";

  private final Path folder;

  FolderState(Path folder) {
    this.folder = folder;
  }

  static String fileName(BookKey book) {
    return book.live() ? "prime_state.json" : "paper_prime_state.json";
  }

  /** The text of a state as the next write stores it. */
  static String text(BookKey book, PrimeState state) {
    return Json.writePretty(StateDocument.of(book, state.nextVersion()));
  }

  /** The stored state; a book that has records had one. */
  Optional<StateReading> read(BookKey book, boolean hasRecords) {
    Path file = folder.resolve(fileName(book));
    if (!Files.exists(file)) {
      return hasRecords
          ? Optional.of(new StateReading.Corrupt(file + " is missing, though the book has records"))
          : Optional.empty();
    }
    try {
      StateDocument document = StateDocument.read(Files.readString(file));
      return Optional.of(new StateReading.Valid(document.toState(book)));
    } catch (IOException | Json.MalformedJsonException | RuntimeException e) {
      return Optional.of(new StateReading.Corrupt(file + " cannot be trusted: " + e.getMessage()));
    }
  }

  TradingPermission permission() {
    Path file = folder.resolve(PERMISSION);
    if (!Files.exists(file)) {
      return TradingPermission.ACTIVE;
    }
    try {
      return Json.read(Files.readString(file), TradingPermission.class);
    } catch (IOException | Json.MalformedJsonException | RuntimeException e) {
      return new TradingPermission(
          TradingState.HALTED, file + " cannot be trusted: " + e.getMessage());
    }
  }

  /**
   * @throws StoreException when {@code next} was not made from what is stored
   */
  void checkVersion(Optional<StateReading> stored, PrimeState next) {
    long version =
        switch (stored.orElseGet(() -> new StateReading.Valid(next))) {
          case StateReading.Valid valid -> valid.state().version();
          case StateReading.Corrupt corrupt -> throw new StoreException(corrupt.why());
        };
    if (version != next.version()) {
      throw new StoreException(
          "the state was changed meanwhile: version " + version + ", not " + next.version());
    }
  }
}
