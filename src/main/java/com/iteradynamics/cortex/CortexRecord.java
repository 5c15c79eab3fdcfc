package com.iteradynamics.cortex;

import com.iteradynamics.decision.ExecutionBranch;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The record that a tick leaves: what was seen, decided and done, by field name. The names are the
 * same on disk, in DynamoDB and in the command line's JSON; {@link RecordWriter} lists them.
 *
 * <p>Values are text, booleans, numbers (double, int or exact decimal), lists and maps of these. A
 * field that does not apply is absent.
 */
public final class CortexRecord {
  /** The layout's version, written with every record. */
  public static final int SCHEMA = 1;

  /** The field of the tick hour, the first of every record. */
  public static final String TIMESTAMP = "timestamp_utc";

  static final String BRANCH = "execution_branch";
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
    for (String name : List.of(TIMESTAMP, BRANCH, "book", "product_id")) {
      if (!(fields.get(name) instanceof String)) {
        throw new IllegalArgumentException("a record needs the text field " + name);
      }
    }
    if (!(fields.get("schema") instanceof Number schema) || schema.intValue() != SCHEMA) {
      throw new IllegalArgumentException(
          "a record of schema " + fields.get("schema") + " is not understood, only " + SCHEMA);
    }
    return new CortexRecord(
        hour((String) fields.get(TIMESTAMP)),
        ExecutionBranch.valueOf((String) fields.get(BRANCH)),
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

  /** A text field; empty when absent. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(fields.get(name)).map(Object::toString);
  }

  /** A number field; empty when absent, not a number, or too large for a double. */
  public Optional<Double> number(String name) {
    return fields.get(name) instanceof Number number
        ? Optional.of(number.doubleValue()).filter(Double::isFinite)
        : Optional.empty();
  }

  /** Whether a boolean field is there and true. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(fields.get(name));
  }

  /** The entries of a list field that are maps, as all that we write are; empty when absent. */
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
