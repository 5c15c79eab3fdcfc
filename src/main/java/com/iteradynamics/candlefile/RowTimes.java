package com.iteradynamics.candlefile;

import java.util.Arrays;

/** The open times of a file's rows and the lines they stand on, in the order of the file. */
final class RowTimes {
  private long[] seconds = new long[1_024];
  private int[] lines = new int[1_024];
  private int size;

  /** The times of the rows behind the header; a row without a readable time is left out. */
  static RowTimes of(byte[] text, CandleCsvLayout layout) {
    RowTimes times = new RowTimes();
    CandleTime time = new CandleTime();
    CsvRecords row = new CsvRecords(text);
    row.next();
    while (row.next()) {
      int at = layout.field(0);
      if (row.fields() > at && time.read(text, row.start(at), row.end(at))) {
        times.add(time.epochSecond(), row.line());
      }
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

  /** The line of the first row at or after {@code second}, of rows that are sorted. */
  int lineAt(long second) {
    int at = Arrays.binarySearch(seconds, 0, size, second);
    return lines[Math.min(size - 1, at < 0 ? -at - 1 : at)];
  }

  private void add(long second, int line) {
    if (size == seconds.length) {
      seconds = Arrays.copyOf(seconds, 2 * size);
      lines = Arrays.copyOf(lines, 2 * size);
    }
    seconds[size] = second;
    lines[size] = line;
    size++;
  }
}
