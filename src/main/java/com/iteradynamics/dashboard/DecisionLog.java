package com.iteradynamics.dashboard;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Decisions, oldest first: a row of each, and all that was recorded of them in parts of {@value
 * #PART} records, each an array in gzipped JSON. So there may be many of them.
 */
public final class DecisionLog {
  /** How many records a part has; the last one may have fewer. */
  static final int PART = 200;

  private final List<DecisionRow> rows;
  private final List<byte[]> parts;
  private final Optional<CortexRecord> newest;

  private DecisionLog(
      List<DecisionRow> rows, List<byte[]> parts, Optional<CortexRecord> newest) {
    this.rows = rows;
    this.parts = parts;
    this.newest = newest;
  }

  /** The log of these records, in rising order of their hours. */
  public static DecisionLog of(List<CortexRecord> records) {
    List<DecisionRow> rows = new ArrayList<>(records.size());
    List<byte[]> parts = new ArrayList<>();
    records.forEach(record -> rows.add(DecisionRow.of(record)));
    for (int from = 0; from < records.size(); from += PART) {
      parts.add(part(records.subList(from, Math.min(from + PART, records.size()))));
    }
    Optional<CortexRecord> newest =
        records.isEmpty() ? Optional.empty() : Optional.of(records.getLast());
    return new DecisionLog(rows, parts, newest);
  }

  private static byte[] part(List<CortexRecord> records) {
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

  /** The newest record; empty when there is none. */
  public Optional<CortexRecord> newest() {
    return newest;
  }

  /** A row of each, oldest first. */
  List<DecisionRow> rows() {
    return Collections.unmodifiableList(rows);
  }

  /** How many parts there are. */
  public int parts() {
    return parts.size();
  }

  /** Part {@code i}, gzipped JSON. */
  public byte[] part(int i) {
    return parts.get(i).clone();
  }

  /** Compresses quickly rather than well; made for each page that is opened. */
  private static final class Fast extends GZIPOutputStream {
    Fast(ByteArrayOutputStream bytes) throws IOException {
      super(bytes, 1 << 14);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
