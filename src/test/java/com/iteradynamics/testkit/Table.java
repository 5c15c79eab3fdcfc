package com.iteradynamics.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** A CSV file with a header, read whole; an empty cell is NaN as a number. */
public final class Table {
  private final Map<String, Integer> columns = new HashMap<>();
  private final List<List<String>> rows = new ArrayList<>();

  private Table(BufferedReader lines) throws IOException {
    for (String name : cells(lines.readLine())) {
      columns.put(name.toLowerCase(Locale.ROOT), columns.size());
    }
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      rows.add(cells(line));
    }
  }

  /** The file's table; unpacked when its name ends in {@code .gz}. */
  public static Table read(Path file) {
    try (InputStream bytes = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes) {
      return of(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The table of a test resource, for example {@code /golden/round4.csv}. */
  public static Table resource(String name) {
    try (InputStream bytes = Table.class.getResourceAsStream(name)) {
      return of(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int size() {
    return rows.size();
  }

  /** Whether there is such a column. */
  public boolean has(String column) {
    return columns.containsKey(column.toLowerCase(Locale.ROOT));
  }

  public String text(int row, String column) {
    Integer index = columns.get(column.toLowerCase(Locale.ROOT));
    if (index == null) {
      throw new IllegalArgumentException("no column " + column + " in " + columns.keySet());
    }
    return rows.get(row).get(index);
  }

  public double number(int row, String column) {
    String text = text(row, column);
    return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }

  private static Table of(InputStream bytes) throws IOException {
    return new Table(new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8)));
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
