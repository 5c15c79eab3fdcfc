package com.iteradynamics.cortex;

import java.util.Map;

/**
 * The one JSON dialect: snake_case names, ISO times, plain decimals. Reading is strict: every field
 * has to be there, known and of its kind, and only what is optional may be null.
 *
 * <p>It knows maps, lists, records and what {@link JsonWriter} and {@link RecordReader} name, and
 * nothing else. That is little, and on purpose: every start of the function would pay for more.
 */
public final class Json {
  private Json() {}

  /** Text that is not JSON, or not of the expected shape; the message says where. */
  public static final class MalformedJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedJsonException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** One line. */
  public static String write(Object value) {
    return JsonWriter.line(value);
  }

  /** Indented, for files that people open. */
  public static String writePretty(Object value) {
    return JsonWriter.indented(value) + "\n";
  }

  /**
   * What JSON knows in place of a value of ours: null, a text, a list or a map of values.
   *
   * @throws IllegalArgumentException when there is nothing of the kind
   */
  public static Object plain(Object value) {
    Object plain = Row.plain(value, true);
    if (plain == value) {
      throw new IllegalArgumentException(value.getClass() + " has no JSON");
    }
    return plain;
  }

  /** An object of ours as it is read back after it was written. */
  public static Map<String, Object> readBack(Object value) {
    try {
      return readMap(write(value));
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("what was written can be read", e);
    }
  }

  /** The components of {@code value} by name, in their order. */
  public static Map<String, Object> fields(Record value) {
    return Row.of(value, true);
  }

  /** A value of {@code type}, which is a record. */
  public static <T> T read(String text, Class<T> type) throws MalformedJsonException {
    return type.cast(RecordReader.read(JsonReader.read(text), type));
  }

  /** The same from an object as {@link #readMap} reads it. */
  public static <T> T read(Map<String, Object> fields, Class<T> type)
      throws MalformedJsonException {
    return type.cast(RecordReader.read(fields, type));
  }

  /**
   * An object as a map, in the text's order: texts, booleans, lists and maps; whole numbers as
   * Integer, Long or BigInteger, the least that holds them, other numbers as BigDecimal.
   */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> readMap(String text) throws MalformedJsonException {
    Object value = JsonReader.read(text);
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new MalformedJsonException(
        value == null ? "null where an object belongs" : "something else than an object", null);
  }

  /** A record from its line. */
  public static CortexRecord readRecord(String text) throws MalformedJsonException {
    Map<String, Object> fields = readMap(text);
    try {
      return CortexRecord.of(fields);
    } catch (RuntimeException e) {
      throw new MalformedJsonException(e.getMessage(), e);
    }
  }
}
