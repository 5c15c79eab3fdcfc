package com.iteradynamics.adapter.local;

import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.execution.port.AuditEntry;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.order.BookKey;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What a person allows in a folder, and the table of {@code interventions}: the stricter counts of
 * what is stored and of a stop that could not be ({@link FolderHalt}).
 */
record FolderPermission(Path folder, Database database) {

  TradingPermission read() {
    TradingPermission stored;
    try {
      stored =
          database.read(
              "read the trading state",
              () ->
                  database
                      .first(
                          "SELECT state, reason FROM trading_state", FolderPermission::permission)
                      .orElse(TradingPermission.ACTIVE));
    } catch (StoreException e) {
      stored = new TradingPermission(TradingState.HALTED, e.getMessage());
    }
    TradingPermission stop = FolderHalt.permission(folder);
    return stop.state().compareTo(stored.state()) > 0 ? stop : stored;
  }

  private static TradingPermission permission(ResultSet row) throws SQLException {
    try {
      return new TradingPermission(TradingState.valueOf(row.getString(1)), row.getString(2));
    } catch (IllegalArgumentException e) {
      return new TradingPermission(
          TradingState.HALTED,
          "the trading state in " + Database.FILE + " cannot be trusted: " + e.getMessage());
    }
  }

  /** Replaces what is allowed; a stop that could not be stored is over with it, and is kept. */
  void permit(BookKey book, TradingPermission permission, AuditEntry audit) {
    Optional<AuditEntry> stop = FolderHalt.audit(folder);
    database.write(
        audit.action(),
        () -> {
          put(permission);
          if (stop.isPresent()) {
            note(book, stop.get());
          }
          note(book, audit);
          return true;
        });
    FolderHalt.clear(folder);
  }

  void put(TradingPermission permission) throws SQLException {
    database.update(
        "INSERT OR REPLACE INTO trading_state (only, state, reason) VALUES (1, ?, ?)",
        permission.state(),
        permission.reason());
  }

  /** Adds an intervention. */
  void note(BookKey book, AuditEntry audit) throws SQLException {
    database.update(
        "INSERT INTO interventions (book, product_id, at, action, reason, change)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        book,
        audit.at(),
        audit.action(),
        audit.reason(),
        audit.change());
  }
}
