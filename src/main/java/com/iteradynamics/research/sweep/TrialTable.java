package com.iteradynamics.research.sweep;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.document.Figure;
import com.iteradynamics.research.MetricFigures;
import com.iteradynamics.tablefile.FileColumn;
import com.iteradynamics.tablefile.Kind;
import com.iteradynamics.tablefile.TableFile;
import com.iteradynamics.tablefile.TableFormat;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A line for each trial as comma-separated values: its number, what was varied, its figures by the
 * names of {@link MetricFigures} (empty where one is not defined), the branch that ended all its
 * entries for its losses, and why it could not be run.
 */
public final class TrialTable implements Closeable {
  /** The names of the figures of a line. */
  public static final List<String> FIGURES =
      MetricFigures.OF_A_TRIAL.stream().map(Figure::name).toList();

  /** The column of the branch that ended all entries. */
  public static final String STOPPED_BY = "stopped_by";

  private final Path file;
  private final List<String> axes;
  private final Map<String, Kind> kinds;
  private final BufferedWriter out;

  private TrialTable(Path file, List<String> axes, Map<String, Kind> kinds, BufferedWriter out) {
    this.file = file;
    this.axes = axes;
    this.kinds = kinds;
    this.out = out;
  }

  /** Opens the table with as many of its lines as are whole. */
  static TrialTable open(Path file, SearchSpace space) throws IOException {
    List<String> axes = space.axes().stream().map(Axis::name).toList();
    if (Files.exists(file)) {
      keep(file, lines(file));
    }
    BufferedWriter out =
        Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    TrialTable table = new TrialTable(file, axes, kinds(space), out);
    if (Files.size(file) == 0) {
      out.write(String.join(",", table.columns()) + "\n");
      out.flush();
    }
    return table;
  }

  private List<String> columns() {
    List<String> columns = new ArrayList<>();
    columns.add("trial");
    columns.addAll(axes);
    columns.addAll(FIGURES);
    columns.add(STOPPED_BY);
    columns.add("problem");
    return columns;
  }

  /**
   * A line that was read.
   *
   * @param values by column; an empty one is left out
   */
  public record Line(Map<String, String> values) {}

  /** Reads every line, in order. */
  public void read(Consumer<Line> each) throws IOException {
    List<String> columns = columns();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] cells = line.split(",", columns.size());
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
          if (!cells[i].isEmpty()) {
            values.put(columns.get(i), cells[i]);
          }
        }
        each.accept(new Line(values));
      }
    }
  }

  /** Writes the same as Parquet; a line whose trial could not be run has its figures empty. */
  void parquet(OutputStream to) throws IOException {
    List<String> names = columns();
    try (Stream<String> lines = Files.lines(file)) {
      // A table is written once, so its rows are read once.
      @SuppressWarnings("StreamToIterable")
      Iterable<String[]> rows = lines.skip(1).map(line -> line.split(",", names.size()))::iterator;
      List<FileColumn<String[]>> columns = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        int at = i;
        Kind kind = kinds.getOrDefault(names.get(i), Kind.TEXT);
        columns.add(new FileColumn<>(names.get(i), kind, row -> read(row[at], kind)));
      }
      new TableFile<>(columns, rows).write(TableFormat.PARQUET, to);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Object read(String cell, Kind kind) {
    if (cell.isEmpty()) {
      return null;
    }
    return switch (kind) {
      case COUNT -> Long.valueOf(cell);
      case NUMBER -> Double.valueOf(cell);
      case TEXT ->
          cell.startsWith("\"") ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell;
      case TIME, FLAG -> throw new IllegalStateException("no trial has a " + kind);
    };
  }

  /** A parameter that is a number in all trials is a number in the file. */
  private static Map<String, Kind> kinds(SearchSpace space) {
    Map<String, Kind> kinds = new HashMap<>();
    kinds.put("trial", Kind.COUNT);
    for (Axis axis : space.axes()) {
      kinds.put(
          axis.name(),
          axis.values().stream().allMatch(value -> value.matches("-?\\d{1,18}"))
              ? Kind.COUNT
              : axis.values().stream().allMatch(value -> value.matches("-?\\d+([.]\\d+)?"))
                  ? Kind.NUMBER
                  : Kind.TEXT);
    }
    MetricFigures.OF_A_TRIAL.forEach(
        figure -> kinds.put(figure.name(), MetricFigures.kind(figure)));
    return kinds;
  }

  /** How many trials there are. */
  long rows() throws IOException {
    return lines(file) - 1;
  }

  /** Cuts off what comes after so many trials. */
  void keep(long rows) throws IOException {
    keep(file, rows + 1);
  }

  /** Whole lines, the head counted. */
  private static long lines(Path file) throws IOException {
    long breaks = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      for (int b = in.read(); b != -1; b = in.read()) {
        breaks += b == '\n' ? 1 : 0;
      }
    }
    return breaks;
  }

  private static void keep(Path file, long lines) throws IOException {
    long bytes = 0;
    long breaks = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      for (int b = in.read(); b != -1 && breaks < lines; b = in.read()) {
        bytes++;
        breaks += b == '\n' ? 1 : 0;
      }
    }
    try (FileChannel whole = FileChannel.open(file, StandardOpenOption.WRITE)) {
      whole.truncate(bytes);
    }
  }

  void add(Trial trial) throws IOException {
    List<String> cells = new ArrayList<>();
    cells.add(Long.toString(trial.number()));
    cells.addAll(trial.settings().values());
    switch (trial) {
      case Trial.Ran ran -> {
        Map<String, Object> figures = MetricFigures.json(ran.metrics());
        FIGURES.forEach(
            name -> cells.add(figures.containsKey(name) ? Json.write(figures.get(name)) : ""));
        cells.add(ran.stoppedBy().map(ExecutionBranch::name).orElse(""));
        cells.add("");
      }
      case Trial.Invalid impossible -> {
        FIGURES.forEach(name -> cells.add(""));
        cells.add("");
        cells.add('"' + impossible.why().replace("\"", "\"\"").replace("\n", " ") + '"');
      }
    }
    out.write(String.join(",", cells) + "\n");
  }

  void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
