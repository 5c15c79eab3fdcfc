package com.iteradynamics.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.iteradynamics.model.LineageEntry.Action;
import com.iteradynamics.model.LineageEntry.Data;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An entry as a line of JSON and back. Reading is strict: every field, no other, of its kind. */
final class LineageLine {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final String METRICS = "metrics";
  private static final Set<String> FIELDS =
      Set.of(
          "at",
          "action",
          "model",
          "parent",
          "who",
          "why",
          "forced",
          "data_from",
          "data_to",
          "data_hash",
          METRICS);

  private LineageLine() {}

  /** One line, without its end. */
  static String write(LineageEntry entry) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      out.writeStartObject();
      out.writeStringField("at", entry.at().toString());
      out.writeStringField("action", entry.action().word());
      out.writeStringField("model", entry.model());
      out.writeStringField("parent", entry.parent().orElse(null));
      out.writeStringField("who", entry.who());
      out.writeStringField("why", entry.why());
      out.writeBooleanField("forced", entry.forced());
      Optional<Data> data = entry.data();
      out.writeStringField("data_from", data.map(d -> d.from().toString()).orElse(null));
      out.writeStringField("data_to", data.map(d -> d.to().toString()).orElse(null));
      out.writeStringField("data_hash", data.map(Data::hash).orElse(null));
      out.writeObjectFieldStart(METRICS);
      for (Map.Entry<String, Double> metric : entry.metrics().entrySet()) {
        out.writeNumberField(metric.getKey(), metric.getValue());
      }
      out.writeEndObject();
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("our own values can always be written", e);
    }
    return text.toString();
  }

  /**
   * The entry of a line.
   *
   * @throws IOException that says what is wrong with it
   */
  static LineageEntry read(String line) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    Map<String, Double> metrics = new LinkedHashMap<>();
    try (JsonParser parser = FACTORY.createParser(line)) {
      expect(parser.nextToken() == JsonToken.START_OBJECT, "it does not begin as an object");
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        expect(FIELDS.contains(name), "it has an unknown field " + name);
        parser.nextToken();
        if (name.equals(METRICS)) {
          metrics(parser, metrics);
        }
        fields.put(name, scalar(parser));
      }
      expect(parser.currentToken() == JsonToken.END_OBJECT, "it does not end as an object");
      expect(parser.nextToken() == null, "something follows its end");
    }
    for (String name : FIELDS) {
      expect(fields.containsKey(name), "it has no " + name);
    }
    return entry(fields, metrics);
  }

  private static LineageEntry entry(Map<String, Object> fields, Map<String, Double> metrics)
      throws IOException {
    try {
      return new LineageEntry(
          Instant.parse(text(fields, "at")),
          Action.valueOf(text(fields, "action").toUpperCase(Locale.ROOT)),
          text(fields, "model"),
          optional(fields, "parent"),
          text(fields, "who"),
          text(fields, "why"),
          flag(fields, "forced"),
          data(fields),
          metrics);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Optional<Data> data(Map<String, Object> fields) throws IOException {
    if (fields.get("data_hash") == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Data(
            Instant.parse(text(fields, "data_from")),
            Instant.parse(text(fields, "data_to")),
            text(fields, "data_hash")));
  }

  private static void metrics(JsonParser parser, Map<String, Double> metrics) throws IOException {
    expect(parser.currentToken() == JsonToken.START_OBJECT, "its metrics are no object");
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      expect(parser.nextToken().isNumeric(), name + " is no number");
      metrics.put(name, parser.getDoubleValue());
    }
  }

  private static Object scalar(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL, END_OBJECT -> null;
      default -> throw new IOException(parser.currentName() + " is of another kind");
    };
  }

  private static boolean flag(Map<String, Object> fields, String name) throws IOException {
    if (fields.get(name) instanceof Boolean flag) {
      return flag;
    }
    throw new IOException(name + " is neither true nor false");
  }

  private static String text(Map<String, Object> fields, String name) throws IOException {
    return optional(fields, name).orElseThrow(() -> new IOException("it has no " + name));
  }

  private static Optional<String> optional(Map<String, Object> fields, String name)
      throws IOException {
    Object value = fields.get(name);
    expect(value == null || value instanceof String, name + " is no text");
    return Optional.ofNullable((String) value);
  }

  private static void expect(boolean holds, String problem) throws IOException {
    if (!holds) {
      throw new IOException(problem);
    }
  }
}
