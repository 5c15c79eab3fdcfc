package com.iteradynamics.adapter.local;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.execution.RecordLookup;
import com.iteradynamics.execution.TickKey;
import com.iteradynamics.order.BookKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads {@code cortex.jsonl}, and knows which ticks have a record. Each line begins with the same
 * four fields, so that finding a tick does not parse the others.
 */
final class RecordLog {
  static final String FILE = "cortex.jsonl";

  private final AppendedFile file;
  private final Set<String> finished = new HashSet<>();
  private final Set<BookKey> books = new HashSet<>();

  private RecordLog(AppendedFile file) {
    this.file = file;
  }

  /** The log in {@code file}, which may not be there yet. */
  static RecordLog open(AppendedFile file) throws IOException {
    RecordLog log = new RecordLog(file);
    log.checkLastLine();
    log.eachLine((number, line) -> log.added(log.tick(number, line)));
    return log;
  }

  boolean isEmpty(BookKey book) {
    return !books.contains(book);
  }

  boolean contains(TickKey tick) {
    return finished.contains(tick.toString());
  }

  void added(TickKey tick) {
    finished.add(tick.toString());
    books.add(tick.book());
  }

  Optional<CortexRecord> find(TickKey tick) throws IOException {
    if (!contains(tick)) {
      return Optional.empty();
    }
    String stamp = '"' + CortexRecord.timestamp(tick.hour()) + '"';
    List<CortexRecord> found = new ArrayList<>();
    eachLine(
        (number, line) -> {
          if (line.contains(stamp)) {
            CortexRecord record = parse(number, line);
            if (record.hour().equals(tick.hour()) && key(record).equals(tick.book())) {
              found.add(record);
            }
          }
        });
    return found.stream().findFirst();
  }

  /** The record of a tick, or the nearest hours of its book that have one. */
  RecordLookup lookUp(TickKey tick) throws IOException {
    Optional<CortexRecord> found = find(tick);
    if (found.isPresent()) {
      return RecordLookup.found(found.get());
    }
    TreeSet<Instant> hours = new TreeSet<>();
    eachLine(
        (number, line) -> {
          TickKey each = tick(number, line);
          if (each.book().equals(tick.book())) {
            hours.add(each.hour());
          }
        });
    return new RecordLookup(
        Optional.empty(),
        Optional.ofNullable(hours.lower(tick.hour())),
        Optional.ofNullable(hours.higher(tick.hour())));
  }

  /** The newest {@code count} records by hour, oldest first. */
  List<CortexRecord> newest(BookKey book, int count, Optional<ExecutionBranch> branch)
      throws IOException {
    ArrayDeque<CortexRecord> kept = new ArrayDeque<>();
    eachLine(
        (number, line) -> {
          CortexRecord record = parse(number, line);
          if (key(record).equals(book) && (branch.isEmpty() || branch.get() == record.branch())) {
            kept.addLast(record);
            if (kept.size() > count) {
              kept.removeFirst();
            }
          }
        });
    return kept.stream().sorted(Comparator.comparing(CortexRecord::hour)).toList();
  }

  /** The tick of a line, from its beginning when that looks as we write it. */
  private TickKey tick(long number, String line) throws IOException {
    String[] words = line.substring(0, Math.min(200, line.length())).split("\"", 15);
    boolean ours =
        words.length > 13
            && words[1].equals(CortexRecord.TIMESTAMP)
            && words[7].equals("book")
            && words[11].equals("product_id");
    if (!ours) {
      CortexRecord record = parse(number, line);
      return new TickKey(key(record), record.hour());
    }
    try {
      return new TickKey(new BookKey(words[9], words[13]), CortexRecord.hour(words[3]));
    } catch (DateTimeException e) {
      throw new IOException(file + " line " + number + " cannot be trusted: " + e.getMessage(), e);
    }
  }

  private static BookKey key(CortexRecord record) {
    return record.book();
  }

  private CortexRecord parse(long number, String line) throws IOException {
    try {
      return Json.readRecord(line);
    } catch (Json.MalformedJsonException e) {
      throw new IOException(file + " line " + number + " cannot be trusted: " + e.getMessage(), e);
    }
  }

  /** A last line without its end would swallow the next record. */
  private void checkLastLine() throws IOException {
    if (!file.endsWithALine()) {
      throw new IOException(file + " ends in the middle of a line; a person has to mend it");
    }
  }

  private interface LineVisitor {
    void line(long number, String line) throws IOException;
  }

  private void eachLine(LineVisitor visitor) throws IOException {
    try (BufferedReader lines = file.lines()) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        visitor.line(++number, line);
      }
    }
  }
}
