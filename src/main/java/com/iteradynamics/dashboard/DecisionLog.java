package com.iteradynamics.dashboard;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.cortex.RecordedCosts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Decisions of hours and of the watches between them, oldest first: a row of each, and all that was
 * recorded of them in parts of {@value #PART} records, each an array in gzipped JSON. So there may
 * be many of them.
 */
public final class DecisionLog {
  /** How many records a part has; the last one may have fewer. */
  static final int PART = 200;

  private final List<DecisionRow> rows;
  private final List<Part> parts;
  private final Optional<CortexRecord> newest;
  private final Optional<CortexRecord> newestWatch;
  private final Optional<CortexRecord> newestBooked;
  private final Optional<FeedSilence> silence;
  private final RecordedCosts costs;

  /** Some records in a row. */
  private record Part(Instant first, byte[] gzipped) {}

  private DecisionLog(
      List<DecisionRow> rows,
      List<Part> parts,
      Optional<CortexRecord> newest,
      Optional<CortexRecord> newestWatch,
      Optional<CortexRecord> newestBooked,
      Optional<FeedSilence> silence,
      RecordedCosts costs) {
    this.rows = rows;
    this.parts = parts;
    this.newest = newest;
    this.newestWatch = newestWatch;
    this.newestBooked = newestBooked;
    this.silence = silence;
    this.costs = costs;
  }

  /** The log of these records, in rising order of their hours. */
  public static DecisionLog of(List<CortexRecord> records) {
    Optional<CortexRecord> none = Optional.empty();
    return new DecisionLog(
            List.of(), List.of(), none, none, none, Optional.empty(), RecordedCosts.of(List.of()))
        .with(records);
  }

  /** This log and the {@code newer} records, in rising order of their hours, after it. */
  public DecisionLog with(List<CortexRecord> newer) {
    if (newer.isEmpty()) {
      return this;
    }
    List<DecisionRow> allRows = new ArrayList<>(rows);
    newer.forEach(record -> allRows.add(DecisionRow.of(record)));
    Optional<FeedSilence> quiet = silence;
    for (CortexRecord record : newer) {
      quiet = FeedSilence.after(quiet, record);
    }
    List<Part> allParts = new ArrayList<>(parts);
    for (int from = 0; from < newer.size(); from += PART) {
      List<CortexRecord> some = newer.subList(from, Math.min(from + PART, newer.size()));
      allParts.add(new Part(some.getFirst().hour(), gzipped(some)));
    }
    return new DecisionLog(
        allRows,
        allParts,
        last(newer, record -> !record.ofWatch()).or(() -> newest),
        last(newer, CortexRecord::ofWatch).or(() -> newestWatch),
        last(newer, record -> !record.ofWatch() || record.has(Recorded.CASH_USD))
            .or(() -> newestBooked),
        quiet,
        costs.and(newer));
  }

  private static Optional<CortexRecord> last(
      List<CortexRecord> records, Predicate<CortexRecord> which) {
    return records.reversed().stream().filter(which).findFirst();
  }

  private static byte[] gzipped(List<CortexRecord> records) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new Fast(bytes)) {
      out.write(Json.write(records).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be written", e);
    }
    return bytes.toByteArray();
  }

  /** How many decisions there are. */
  public int size() {
    return rows.size();
  }

  /** The newest hour's record; empty when there is none. */
  public Optional<CortexRecord> newest() {
    return newest;
  }

  /** The oldest decision's hour; empty when there is none. */
  public Optional<Instant> oldest() {
    return rows.stream().findFirst().map(DecisionRow::hour);
  }

  /** What their orders cost. */
  RecordedCosts costs() {
    return costs;
  }

  /** Since when the feed has given nothing; empty when it has, and without one. */
  Optional<FeedSilence> feedSilence() {
    return silence;
  }

  /** The newest watch, when no hour has been decided since; empty otherwise. */
  Optional<CortexRecord> watchSinceTick() {
    return newestWatch.filter(
        watch -> newest.filter(hour -> hour.hour().isAfter(watch.hour())).isEmpty());
  }

  /** The newest hour's record, or that of a watch that has booked money since. */
  Optional<CortexRecord> newestBooked() {
    return newestBooked;
  }

  /** When the newest decision was made, an hour's or a watch's; empty when there is none. */
  public Optional<Instant> latest() {
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getLast().hour());
  }

  /** A row of each hour, without the watches between them, oldest first. */
  List<DecisionRow> hours() {
    return rows.stream().filter(row -> !row.ofWatch()).toList();
  }

  /** A row of each, oldest first. */
  List<DecisionRow> rows() {
    return Collections.unmodifiableList(rows);
  }

  /** The parts in turn, gzipped JSON. */
  List<byte[]> parts() {
    return parts.stream().map(Part::gzipped).toList();
  }

  /** The part that the record of {@code hour} is in, gzipped JSON; empty when it is in none. */
  public Optional<byte[]> part(Instant hour) {
    Optional<byte[]> found = Optional.empty();
    for (Part part : parts) {
      if (!part.first().isAfter(hour)) {
        found = Optional.of(part.gzipped());
      }
    }
    return found;
  }

  /** Compresses quickly rather than well; made for each page that is opened. */
  private static final class Fast extends GZIPOutputStream {
    Fast(ByteArrayOutputStream bytes) throws IOException {
      super(bytes, 1 << 14);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
