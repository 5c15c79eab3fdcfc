package com.iteradynamics.candlefile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The open times of a file's rows, and where they stand: in the order of the file where that is
 * Argus's own record, else oldest first.
 */
final class RowTimes {
  private long[] seconds = new long[1_024];
  private int[] lines = new int[1_024];
  private int[] starts = new int[1_024];
  private int size;
  private final SourceTime time;
  private final List<int[]> unreadable = new ArrayList<>();
  private boolean ascending = true;
  private int lastLine;
  private long toClose;

  private RowTimes(SourceTime time) {
    this.time = time;
  }

  /** The times of the rows; a row without a readable time is left out. */
  static RowTimes of(byte[] text, ReadPlan plan) {
    RowTimes times = new RowTimes(plan.time());
    CsvRecords row = plan.rows(text);
    int at = plan.layout().field(0);
    while (row.next()) {
      times.lastLine = row.line();
      if (row.fields() > at && times.time.read(text, row.start(at), row.end(at))) {
        times.add(times.time.epochSecond(), row);
      } else {
        times.unreadable.add(new int[] {row.begin(), row.line()});
      }
    }
    if (!plan.strict() && !times.ascending) {
      times.sort();
    }
    return times;
  }

  int size() {
    return size;
  }

  /** Seconds from row {@code i - 1} to row {@code i}, {@code i} &gt;= 1. */
  long step(int i) {
    return seconds[i] - seconds[i - 1];
  }

  /** Seconds since 1970-01-01T00:00Z at which row {@code i} opens. */
  long second(int i) {
    return seconds[i];
  }

  /** The line of row {@code i}; the first line of the file is 1. */
  int line(int i) {
    return lines[i];
  }

  /** The first byte of row {@code i}. */
  int start(int i) {
    return starts[i];
  }

  /** The line of the first row at or after {@code second}, of rows that are sorted. */
  int lineAt(long second) {
    int at = Arrays.binarySearch(seconds, 0, size, second);
    return lines[Math.min(size - 1, at < 0 ? -at - 1 : at)];
  }

  /** The line of the file's last row. */
  int lastLine() {
    return lastLine;
  }

  /** Whether the file has its rows oldest first. */
  boolean isAscending() {
    return ascending;
  }

  /** First byte and line of each row without a readable time. */
  List<int[]> unreadable() {
    return unreadable;
  }

  /** What read the times, and what it saw of them. */
  SourceTime time() {
    return time;
  }

  /** How much later than they open candles are named, seconds. */
  long toClose() {
    return toClose;
  }

  /** Moves all times, which are those of the close, to the open. */
  void moveBack(long by) {
    toClose = by;
    for (int i = 0; i < size; i++) {
      seconds[i] -= by;
    }
  }

  private void add(long second, CsvRecords row) {
    if (size == seconds.length) {
      seconds = Arrays.copyOf(seconds, 2 * size);
      lines = Arrays.copyOf(lines, 2 * size);
      starts = Arrays.copyOf(starts, 2 * size);
    }
    ascending &= size == 0 || second >= seconds[size - 1];
    seconds[size] = second;
    lines[size] = row.line();
    starts[size] = row.begin();
    size++;
  }

  private void sort() {
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingLong(i -> seconds[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    long[] sorted = new long[size];
    int[] sortedLines = new int[size];
    int[] sortedStarts = new int[size];
    for (int i = 0; i < size; i++) {
      sorted[i] = seconds[order[i]];
      sortedLines[i] = lines[order[i]];
      sortedStarts[i] = starts[order[i]];
    }
    seconds = sorted;
    lines = sortedLines;
    starts = sortedStarts;
  }
}
