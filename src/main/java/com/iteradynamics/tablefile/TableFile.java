package com.iteradynamics.tablefile;

import com.iteradynamics.cortex.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A table that notebooks open. The same table gives the same values in every format: numbers to
 * their last digit, times in UTC.
 *
 * @param columns in their order, each of another name
 * @param rows what each row is of
 */
public record TableFile<T>(List<FileColumn<T>> columns, Iterable<T> rows) {
  public TableFile {
    columns = List.copyOf(columns);
  }

  /** Writes it to {@code out}, which stays open. */
  public void write(TableFormat format, OutputStream out) throws IOException {
    switch (format) {
      case JSON -> json(out);
      case CSV -> csv(out);
      case PARQUET -> new ParquetWriter<>(columns, out).write(rows);
    }
  }

  private void json(OutputStream out) throws IOException {
    text(out, "[");
    String before = "\n";
    for (T row : rows) {
      Map<String, Object> known = new LinkedHashMap<>();
      columns.forEach(column -> known.computeIfAbsent(column.name(), any -> plain(column.of(row))));
      text(out, before + Json.write(known));
      before = ",\n";
    }
    text(out, "\n]\n");
  }

  private void csv(OutputStream out) throws IOException {
    text(out, line(columns.stream().map(FileColumn::name).toList()));
    for (T row : rows) {
      text(out, line(columns.stream().map(column -> cell(column.of(row))).toList()));
    }
  }

  private static String line(List<String> cells) {
    return cells.stream().map(TableFile::quoted).collect(Collectors.joining(",")) + "\n";
  }

  private static Object plain(Object value) {
    return value instanceof Instant time ? time.toString() : value;
  }

  private static String cell(Object value) {
    return switch (value) {
      case null -> "";
      case String words -> words;
      case Instant time -> time.toString();
      default -> Json.write(value);
    };
  }

  private static String quoted(String text) {
    return text.chars().anyMatch(each -> each == ',' || each == '"' || each == '\n' || each == '\r')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }

  private static void text(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
