package com.iteradynamics.tablefile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * A Parquet file of a flat table, after the format's specification
 * (github.com/apache/parquet-format): row groups of {@value #GROUP} rows, a page for each column of
 * a group, every column optional, values plain, pages packed by gzip. It has no statistics and no
 * dictionaries.
 */
final class ParquetWriter<T> {
  private static final int GROUP = 5_000;
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final String CREATED_BY = "argus version 1 (build tablefile)";

  /** The numbers that the specification has for what is used here. */
  private static final int OPTIONAL = 1;

  private static final int GZIP = 2;
  private static final int PLAIN = 0;
  private static final int RLE = 3;
  private static final int DATA_PAGE = 0;
  private static final int BOOLEAN = 0;
  private static final int INT64 = 2;
  private static final int DOUBLE = 5;
  private static final int BYTE_ARRAY = 6;
  private static final int UTF8 = 0;
  private static final int TIMESTAMP_MILLIS = 9;

  private final List<FileColumn<T>> columns;
  private final OutputStream out;
  private final List<ThriftStruct> groups = new ArrayList<>();
  private long written;
  private long count;

  ParquetWriter(List<FileColumn<T>> columns, OutputStream out) {
    this.columns = columns;
    this.out = out;
  }

  /** Writes the whole file. */
  void write(Iterable<T> rows) throws IOException {
    put(MAGIC);
    List<T> group = new ArrayList<>();
    for (T row : rows) {
      group.add(row);
      if (group.size() == GROUP) {
        group(group);
        group.clear();
      }
    }
    if (!group.isEmpty()) {
      group(group);
    }
    byte[] footer = footer().bytes();
    put(footer);
    put(little(Integer.BYTES).putInt(footer.length).array());
    put(MAGIC);
  }

  private void put(byte[] bytes) throws IOException {
    out.write(bytes);
    written += bytes.length;
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void group(List<T> rows) throws IOException {
    List<ThriftStruct> chunks = new ArrayList<>();
    long bytes = 0;
    for (FileColumn<T> column : columns) {
      List<Object> values = new ArrayList<>(rows.size());
      rows.forEach(row -> values.add(column.of(row)));
      byte[] plain = page(column.kind(), values);
      byte[] packed = packed(plain);
      byte[] header = pageHeader(plain.length, packed.length, rows.size()).bytes();
      long begins = written;
      put(header);
      put(packed);
      bytes += header.length + plain.length;
      chunks.add(
          new ThriftStruct()
              .i64(2, begins)
              .struct(
                  3,
                  new ThriftStruct()
                      .i32(1, type(column.kind()))
                      .numbers(2, PLAIN, RLE)
                      .texts(3, column.name())
                      .i32(4, GZIP)
                      .i64(5, rows.size())
                      .i64(6, header.length + plain.length)
                      .i64(7, header.length + packed.length)
                      .i64(9, begins)));
    }
    count += rows.size();
    groups.add(new ThriftStruct().structs(1, chunks).i64(2, bytes).i64(3, rows.size()));
  }

  private static ThriftStruct pageHeader(int plain, int packed, int values) {
    return new ThriftStruct()
        .i32(1, DATA_PAGE)
        .i32(2, plain)
        .i32(3, packed)
        .struct(5, new ThriftStruct().i32(1, values).i32(2, PLAIN).i32(3, RLE).i32(4, RLE));
  }

  private static byte[] packed(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    }
    return packed.toByteArray();
  }

  /** Which values are there, in runs, and then those that are. */
  private static byte[] page(Kind kind, List<Object> values) {
    byte[] present = runs(values);
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    page.writeBytes(little(Integer.BYTES).putInt(present.length).array());
    page.writeBytes(present);
    List<Object> known = values.stream().filter(value -> value != null).toList();
    if (kind == Kind.FLAG) {
      page.writeBytes(bits(known));
    } else {
      known.forEach(value -> page.writeBytes(plain(value)));
    }
    return page.toByteArray();
  }

  private static byte[] runs(List<Object> values) {
    ByteArrayOutputStream runs = new ByteArrayOutputStream();
    for (int from = 0; from < values.size(); ) {
      boolean there = values.get(from) != null;
      int to = from;
      while (to < values.size() && (values.get(to) != null) == there) {
        to++;
      }
      ThriftStruct.varint(runs, (long) (to - from) << 1);
      runs.write(there ? 1 : 0);
      from = to;
    }
    return runs.toByteArray();
  }

  /** Eight to a byte, the first in its lowest bit. */
  private static byte[] bits(List<Object> flags) {
    byte[] bits = new byte[(flags.size() + 7) / 8];
    for (int i = 0; i < flags.size(); i++) {
      if (flags.get(i).equals(true)) {
        bits[i / 8] |= (byte) (1 << i % 8);
      }
    }
    return bits;
  }

  private static byte[] plain(Object value) {
    return switch (value) {
      case Double number -> little(Double.BYTES).putDouble(number).array();
      case Long number -> little(Long.BYTES).putLong(number).array();
      case Instant time -> little(Long.BYTES).putLong(time.toEpochMilli()).array();
      case String text -> {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        yield little(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes).array();
      }
      default -> throw new IllegalStateException("no column holds " + value.getClass());
    };
  }

  private static int type(Kind kind) {
    return switch (kind) {
      case TEXT -> BYTE_ARRAY;
      case NUMBER -> DOUBLE;
      case COUNT, TIME -> INT64;
      case FLAG -> BOOLEAN;
    };
  }

  private ThriftStruct footer() {
    List<ThriftStruct> schema = new ArrayList<>();
    schema.add(new ThriftStruct().text(4, "table").i32(5, columns.size()));
    columns.forEach(column -> schema.add(element(column)));
    return new ThriftStruct()
        .i32(1, 1)
        .structs(2, schema)
        .i64(3, count)
        .structs(4, groups)
        .text(6, CREATED_BY);
  }

  private static ThriftStruct element(FileColumn<?> column) {
    ThriftStruct element =
        new ThriftStruct().i32(1, type(column.kind())).i32(3, OPTIONAL).text(4, column.name());
    return switch (column.kind()) {
      case TEXT ->
          element.i32(6, UTF8).struct(10, new ThriftStruct().struct(1, new ThriftStruct()));
      case TIME ->
          element.i32(6, TIMESTAMP_MILLIS).struct(10, new ThriftStruct().struct(8, utcMillis()));
      case NUMBER, COUNT, FLAG -> element;
    };
  }

  private static ThriftStruct utcMillis() {
    return new ThriftStruct().yes(1).struct(2, new ThriftStruct().struct(1, new ThriftStruct()));
  }
}
