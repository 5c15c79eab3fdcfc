package com.iteradynamics.cortex;

import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.order.BookKey;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The record that a tick leaves: what was seen, decided and done, by field name. The names are the
 * same on disk, in DynamoDB and in the command line's JSON; {@link Recorded} lists them.
 *
 * <p>Values are text, booleans, numbers (double, int or exact decimal), lists and maps of these. A
 * field that does not apply is absent.
 */
public final class CortexRecord {
  /** The layout's version, written with every record. */
  public static final int SCHEMA = 1;

  /** The field of the tick hour, the first of every record. */
  public static final String TIMESTAMP = "timestamp_utc";

  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private final Instant hour;
  private final ExecutionBranch branch;
  private final Map<String, Object> fields;

  private CortexRecord(Instant hour, ExecutionBranch branch, Map<String, Object> fields) {
    this.hour = hour;
    this.branch = branch;
    this.fields = Collections.unmodifiableMap(fields);
  }

  /** A record that {@link RecordWriter} wrote, and gives away. */
  static CortexRecord written(Instant hour, ExecutionBranch branch, Map<String, Object> fields) {
    return new CortexRecord(hour, branch, fields);
  }

  /**
   * The record of these fields, in this order.
   *
   * @throws IllegalArgumentException when the hour, branch, book or product is missing, or the
   *     schema is not ours
   */
  public static CortexRecord of(Map<String, ?> fields) {
    for (Field<String> field :
        List.of(Recorded.TIMESTAMP, Recorded.BRANCH, Recorded.BOOK, Recorded.PRODUCT_ID)) {
      if (!(fields.get(field.name()) instanceof String)) {
        throw new IllegalArgumentException("a record needs the text field " + field.name());
      }
    }
    Object version = fields.get(Recorded.SCHEMA.name());
    if (!(version instanceof Number schema) || schema.intValue() != SCHEMA) {
      throw new IllegalArgumentException(
          "a record of schema " + version + " is not understood, only " + SCHEMA);
    }
    return new CortexRecord(
        hour((String) fields.get(Recorded.TIMESTAMP.name())),
        ExecutionBranch.valueOf((String) fields.get(Recorded.BRANCH.name())),
        new LinkedHashMap<>(fields));
  }

  /** How the tick hour is written: {@code 2026-02-17 14:00:00}, UTC. */
  public static String timestamp(Instant hour) {
    return HOUR.format(hour.atOffset(ZoneOffset.UTC));
  }

  /** The tick hour H. */
  public Instant hour() {
    return hour;
  }

  /** Whether it is of a watch between two hours; then {@link #hour} is its minute. */
  public boolean ofWatch() {
    return !hour.equals(hour.truncatedTo(ChronoUnit.HOURS));
  }

  /**
   * The hour of a {@link #timestamp}.
   *
   * @throws java.time.DateTimeException when it is not written so
   */
  public static Instant hour(String timestamp) {
    return LocalDateTime.parse(timestamp, HOUR).toInstant(ZoneOffset.UTC);
  }

  /** How the tick ended. */
  public ExecutionBranch branch() {
    return branch;
  }

  /** Every field, in writing order. */
  public Map<String, Object> fields() {
    return fields;
  }

  /** Those of these fields that are there, in this order. */
  public Map<String, Object> some(List<Field<?>> wanted) {
    Map<String, Object> some = new LinkedHashMap<>();
    wanted.stream()
        .filter(this::has)
        .forEach(field -> some.put(field.name(), fields.get(field.name())));
    return some;
  }

  /** The parameters that it names: those that were not the defaults. */
  public Map<String, String> parameters() {
    Map<String, String> named = new LinkedHashMap<>();
    get(Recorded.PARAMETERS)
        .ifPresent(all -> all.forEach((name, value) -> named.put(name, String.valueOf(value))));
    return named;
  }

  /** The book that it is of. */
  public BookKey book() {
    return new BookKey(needed(Recorded.BOOK), needed(Recorded.PRODUCT_ID));
  }

  /** Whether a field is there. */
  public boolean has(Field<?> field) {
    return fields.get(field.name()) != null;
  }

  /** A field; empty when it is absent, or not what it has to be. */
  public <T> Optional<T> get(Field<T> field) {
    try {
      return field.of(fields);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether a field is there and true. */
  public boolean is(Field<Boolean> field) {
    return get(field).orElse(false);
  }

  /** The entries of a list that are what they have to be; none when it is absent. */
  public <T> List<T> all(Field<List<T>> field) {
    return Field.readable(field, fields);
  }

  /**
   * A field that has to be there.
   *
   * @throws IllegalArgumentException when it is not, or not what it has to be; names it
   */
  public <T> T needed(Field<T> field) {
    return field
        .of(fields)
        .orElseThrow(() -> new IllegalArgumentException("the record has no " + field.name()));
  }

  /**
   * A field; empty when it is absent.
   *
   * @throws IllegalArgumentException when it is not what it has to be; names it
   */
  public <T> Optional<T> read(Field<T> field) {
    return field.of(fields);
  }

  /** A field by its name alone, as text; empty when absent. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(fields.get(name)).map(Object::toString);
  }

  /** The entries of a list, by its name alone, as they were written; empty when absent. */
  @SuppressWarnings("unchecked")
  public List<Map<String, Object>> entries(String name) {
    if (!(fields.get(name) instanceof List<?> list)) {
      return List.of();
    }
    return list.stream()
        .filter(Map.class::isInstance)
        .map(entry -> (Map<String, Object>) entry)
        .toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CortexRecord record
        && Json.write(fields).equals(Json.write(record.fields));
  }

  @Override
  public int hashCode() {
    return hour.hashCode();
  }

  @Override
  public String toString() {
    return Json.write(fields);
  }
}
