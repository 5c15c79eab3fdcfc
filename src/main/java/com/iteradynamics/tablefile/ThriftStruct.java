package com.iteradynamics.tablefile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A struct in Thrift's compact protocol, in which Parquet has its headers: fields by their numbers,
 * which have to ascend.
 */
final class ThriftStruct {
  private static final int TRUE = 1;
  private static final int I32 = 5;
  private static final int I64 = 6;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int STRUCT = 12;

  /** A list of this length or longer has its length in a number of its own. */
  private static final int LONG_LIST = 15;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int last;

  ThriftStruct i32(int field, int value) {
    head(field, I32);
    number(value);
    return this;
  }

  ThriftStruct i64(int field, long value) {
    head(field, I64);
    number(value);
    return this;
  }

  /** A field that is true. */
  ThriftStruct yes(int field) {
    head(field, TRUE);
    return this;
  }

  ThriftStruct text(int field, String text) {
    head(field, BINARY);
    binary(text);
    return this;
  }

  ThriftStruct struct(int field, ThriftStruct value) {
    head(field, STRUCT);
    out.writeBytes(value.bytes());
    return this;
  }

  ThriftStruct structs(int field, List<ThriftStruct> values) {
    list(field, STRUCT, values.size());
    values.forEach(value -> out.writeBytes(value.bytes()));
    return this;
  }

  ThriftStruct numbers(int field, int... values) {
    list(field, I32, values.length);
    for (int value : values) {
      number(value);
    }
    return this;
  }

  ThriftStruct texts(int field, String... texts) {
    list(field, BINARY, texts.length);
    for (String text : texts) {
      binary(text);
    }
    return this;
  }

  /** All of it, with its end. */
  byte[] bytes() {
    byte[] fields = out.toByteArray();
    byte[] whole = new byte[fields.length + 1];
    System.arraycopy(fields, 0, whole, 0, fields.length);
    return whole;
  }

  private void head(int field, int type) {
    out.write(((field - last) << 4) | type);
    last = field;
  }

  private void list(int field, int type, int size) {
    head(field, LIST);
    out.write((Math.min(size, LONG_LIST) << 4) | type);
    if (size >= LONG_LIST) {
      varint(out, size);
    }
  }

  private void binary(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    varint(out, bytes.length);
    out.writeBytes(bytes);
  }

  /** Signed numbers near 0 are short, whichever their sign. */
  private void number(long value) {
    varint(out, (value << 1) ^ (value >> 63));
  }

  /** Seven bits a byte, the lowest first. */
  static void varint(ByteArrayOutputStream out, long value) {
    long left = value;
    while ((left & ~0x7fL) != 0) {
      out.write((int) ((left & 0x7f) | 0x80));
      left >>>= 7;
    }
    out.write((int) left);
  }
}
