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
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files of a book's state and of what a person allows. What cannot be trusted is not used. */
final class FolderState {
  static final String PERMISSION = "trading_state.json";
  private static final String PAPER = "paper_prime_state.json";
  private static final String LIVE = "prime_state.json";

  private final Path folder;
  private final Texts texts;

  /** How files are read: as they are, or as they were. */
  @FunctionalInterface
  interface Texts {
    /** What is in the file of this name in the folder; empty without a file. */
    Optional<String> of(String file) throws IOException;
  }

  FolderState(Path folder, Texts texts) {
    this.folder = folder;
    this.texts = texts;
  }

  /** Every file that is read here. */
  static List<String> files() {
    return List.of(PERMISSION, FolderHalt.FILE, PAPER, LIVE);
  }

  static String fileName(BookKey book) {
    return book.live() ? LIVE : PAPER;
  }

  /** The text of a state as the next write stores it. */
  static String text(BookKey book, PrimeState state) {
    return Json.writePretty(StateDocument.of(book, state.nextVersion()));
  }

  /** The stored state; a book that has records had one. */
  Optional<StateReading> read(BookKey book, boolean hasRecords) {
    Path file = folder.resolve(fileName(book));
    try {
      Optional<String> text = texts.of(fileName(book));
      if (text.isEmpty()) {
        return hasRecords ? Optional.of(missing(file)) : Optional.empty();
      }
      PrimeState state = StateDocument.read(text.get()).toState(book);
      return Optional.of(new StateReading.Valid(state));
    } catch (IOException | Json.MalformedJsonException | RuntimeException e) {
      return Optional.of(new StateReading.Corrupt(file + " cannot be trusted: " + e.getMessage()));
    }
  }

  /** What a person allows: the stricter of what is stored and of a stop that could not wait. */
  TradingPermission permission() {
    TradingPermission stored = stored();
    TradingPermission stop = stop();
    return stop.state().compareTo(stored.state()) > 0 ? stop : stored;
  }

  private TradingPermission stop() {
    try {
      return FolderHalt.read(texts.of(FolderHalt.FILE))
          .map(FolderHalt.Stop::permission)
          .orElse(TradingPermission.ACTIVE);
    } catch (IOException | Json.MalformedJsonException | RuntimeException e) {
      return untrusted(FolderHalt.FILE, e);
    }
  }

  private TradingPermission untrusted(String file, Exception e) {
    return new TradingPermission(
        TradingState.HALTED, folder.resolve(file) + " cannot be trusted: " + e.getMessage());
  }

  private TradingPermission stored() {
    try {
      Optional<String> text = texts.of(PERMISSION);
      return text.isEmpty()
          ? TradingPermission.ACTIVE
          : Json.read(text.get(), TradingPermission.class);
    } catch (IOException | Json.MalformedJsonException | RuntimeException e) {
      return untrusted(PERMISSION, e);
    }
  }

  private static StateReading missing(Path file) {
    return new StateReading.Corrupt(file + " is missing, though the book has records");
  }

  /**
   * @throws StoreException when {@code next} was not made from what is stored
   */
  static void checkVersion(Optional<StateReading> stored, PrimeState next) {
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
