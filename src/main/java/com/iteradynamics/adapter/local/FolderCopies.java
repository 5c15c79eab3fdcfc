package com.iteradynamics.adapter.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.cortex.StateDocument;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.order.BookKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Files beside the database for inspection, which Argus does not read: the state, the newest
 * record, and every fill. One that cannot be written is a notice.
 */
final class FolderCopies {
  static final String PAPER_STATE = "paper_prime_state.json";
  static final String LIVE_STATE = "prime_state.json";
  static final String RECORD = "cortex.json";
  static final String FILLS = "trade_ledger.jsonl";

  static final List<String> ALL = List.of(PAPER_STATE, LIVE_STATE, RECORD, FILLS);

  private final Path folder;
  private final StoredBooks books;
  private final boolean atOnce;
  private final Consumer<String> notices;
  private final Map<String, Supplier<String>> due = new LinkedHashMap<>();

  /**
   * @param atOnce whether they are written with every change, or with the last one only
   */
  FolderCopies(Path folder, StoredBooks books, boolean atOnce, Consumer<String> notices) {
    this.folder = folder;
    this.books = books;
    this.atOnce = atOnce;
    this.notices = notices;
  }

  /**
   * Copies what was just stored.
   *
   * @param fills whether there are new ones
   */
  void of(BookKey book, Optional<PrimeState> state, Optional<CortexRecord> record, boolean fills) {
    state.ifPresent(
        made ->
            due.put(
                book.live() ? LIVE_STATE : PAPER_STATE,
                () -> Json.writePretty(StateDocument.of(book, made.nextVersion()))));
    record.ifPresent(made -> due.put(RECORD, () -> Json.writePretty(made)));
    if (fills) {
      due.put(FILLS, books::ledger);
    }
    if (atOnce) {
      write();
    }
  }

  /** Writes what is due. */
  void write() {
    due.forEach(
        (file, text) -> {
          try {
            byte[] bytes = text.get().getBytes(UTF_8);
            AtomicFile.write(folder.resolve(file), out -> out.write(bytes));
          } catch (IOException | StoreException e) {
            String why = e instanceof IOException io ? AtomicFile.why(io) : e.getMessage();
            notices.accept(
                folder.resolve(file)
                    + (" could not be written: " + why)
                    + "; it is a copy, argus.db has everything");
          }
        });
    due.clear();
  }
}
