package com.iteradynamics.adapter.local;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.execution.AuditEntry;
import com.iteradynamics.execution.TickKey;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.JournalledOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is written to which files together: each method is one transaction. Whether it may be
 * written is asked before.
 */
final class FolderWrites {
  private static final String AUDIT = "audit.jsonl";
  private static final String LATEST = "cortex.json";

  private final Disk disk;
  private final Path folder;

  FolderWrites(Disk disk, Path folder) {
    this.disk = disk;
    this.folder = folder;
  }

  /** State and orders. */
  void settle(BookKey book, PrimeState state, List<JournalledOrder> orders) throws IOException {
    FolderTransaction change = change();
    replaceState(change, book, state);
    appendOrders(change, book, orders);
    change.commit();
  }

  /** State if there is one, orders and record; the tick is no longer unfinished. */
  void finish(
      TickKey tick, Optional<PrimeState> state, List<JournalledOrder> orders, CortexRecord record)
      throws IOException {
    FolderTransaction change = change();
    state.ifPresent(next -> replaceState(change, tick.book(), next));
    appendOrders(change, tick.book(), orders);
    change
        .append(RecordLog.FILE, Json.write(record) + "\n")
        .replace(LATEST, Json.writePretty(record))
        .delete(FolderTicks.fileName(tick))
        .commit();
  }

  /** State, and why a person changed it. */
  void intervene(BookKey book, PrimeState state, AuditEntry audit) throws IOException {
    FolderTransaction change = change();
    replaceState(change, book, state);
    change.append(AUDIT, Json.write(audit) + "\n").commit();
  }

  /** What a person allows, and why; a stop that could not wait is over with it, and is kept. */
  void permit(TradingPermission permission, AuditEntry audit) throws IOException {
    change()
        .replace(FolderState.PERMISSION, Json.writePretty(permission))
        .append(AUDIT, stop() + Json.write(audit) + "\n")
        .replace(FolderHalt.FILE, FolderHalt.none())
        .commit();
  }

  private String stop() throws IOException {
    try {
      return FolderHalt.read(disk.text(folder.resolve(FolderHalt.FILE)))
          .map(stop -> Json.write(stop.audit()) + "\n")
          .orElse("");
    } catch (Json.MalformedJsonException e) {
      // What it was cannot be known; the person who permits now has seen that it is damaged.
      return "";
    }
  }

  private FolderTransaction change() {
    return new FolderTransaction(disk, folder);
  }

  private static void replaceState(FolderTransaction change, BookKey book, PrimeState state) {
    change.replace(FolderState.fileName(book), FolderState.text(book, state));
  }

  private static void appendOrders(
      FolderTransaction change, BookKey book, List<JournalledOrder> orders) throws IOException {
    if (!orders.isEmpty()) {
      change.append(OrderJournal.FILE, OrderJournal.lines(orders));
    }
    String fills = TradeLedger.lines(book, orders);
    if (!fills.isEmpty()) {
      change.append(TradeLedger.FILE, fills);
    }
  }
}
