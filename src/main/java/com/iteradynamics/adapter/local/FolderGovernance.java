package com.iteradynamics.adapter.local;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.governance.GovernanceLog;
import com.iteradynamics.governance.GovernanceLogException;
import com.iteradynamics.governance.GovernanceReport;
import com.iteradynamics.governance.ReportFields;
import com.iteradynamics.governance.ReportHistory;
import com.iteradynamics.governance.ReportHistory.Kept;
import com.iteradynamics.order.BookKey;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The reports in the table {@code reports} of a store; it is open for as long as a call takes. */
public final class FolderGovernance implements GovernanceLog {
  private static final String OF_DAY = " WHERE book = ? AND product_id = ? AND day = ?";

  private final Path folder;
  private final Consumer<String> notices;

  /**
   * The log of the store in {@code store}, which need not be there yet.
   *
   * @param notices takes a line for an import
   */
  public FolderGovernance(Path store, Consumer<String> notices) {
    this.folder = store;
    this.notices = notices;
  }

  @Override
  public boolean append(BookKey book, GovernanceReport report) {
    return changed(
        database -> {
          Kept kept = new Kept(report, false);
          return put(database, book, kept.day(), Json.write(ReportFields.write(kept)));
        });
  }

  /** Adds a report; one that the day has already stays. */
  static boolean put(Database database, BookKey book, LocalDate day, String json)
      throws SQLException {
    return database.update(
            "INSERT OR IGNORE INTO reports (book, product_id, day, json) VALUES (?, ?, ?, ?)",
            book,
            day,
            json)
        > 0;
  }

  @Override
  public void markPublished(BookKey book, LocalDate day) {
    boolean there =
        changed(
            database ->
                database.update(
                        "UPDATE reports SET json = json_set(json, '$."
                            + ReportFields.TOLD
                            + "', json('true'))"
                            + OF_DAY,
                        book,
                        day)
                    > 0);
    if (!there) {
      throw new GovernanceLogException(folder + " has no report of " + day);
    }
  }

  @Override
  public ReportHistory newest(BookKey book, int count) {
    List<Kept> kept = new ArrayList<>();
    List<String> damaged = new ArrayList<>();
    try (Database database = Database.openReadOnly(folder, notices)) {
      database
          .read(
              "read the reports",
              () ->
                  database.query(
                      "SELECT day, json FROM reports WHERE book = ? AND product_id = ?"
                          + " ORDER BY day DESC LIMIT ?",
                      row -> List.of(row.getString(1), row.getString(2)),
                      book,
                      count))
          .reversed()
          .forEach(row -> read(row.getFirst(), row.getLast(), kept, damaged));
    } catch (StoreException e) {
      throw new GovernanceLogException(e.getMessage(), e);
    }
    return new ReportHistory(kept, damaged);
  }

  private void read(String day, String json, List<Kept> kept, List<String> damaged) {
    try {
      Kept report = ReportFields.read(Json.readMap(json));
      if (!report.day().toString().equals(day)) {
        throw new IllegalArgumentException("it is of " + report.day());
      }
      kept.add(report);
    } catch (Json.MalformedJsonException | IllegalArgumentException e) {
      damaged.add(
          "the report of "
              + day
              + " in "
              + folder.resolve(Database.FILE)
              + " cannot be trusted: "
              + e.getMessage());
    }
  }

  private interface Change {
    boolean in(Database database) throws SQLException;
  }

  private boolean changed(Change change) {
    try (Database database = Database.open(folder, true, notices)) {
      return database.write("keep a report", () -> change.in(database));
    } catch (StoreException e) {
      throw new GovernanceLogException(e.getMessage(), e);
    }
  }
}
