package com.iteradynamics.model;

import static com.iteradynamics.model.StrictJson.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.iteradynamics.model.LineageEntry.Action;
import com.iteradynamics.model.LineageEntry.Data;
import com.iteradynamics.model.StrictJson.WrongFile;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** An entry as a line of JSON and back. Reading is strict: every field, no other, of its kind. */
final class LineageLine {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final String METRICS = "metrics";
  private static final Pattern FIELDS =
      Pattern.compile(
          "at|action|model|parent|who|why|forced|data_from|data_to|data_hash|" + METRICS);

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
      BaselineFile.write(out, METRICS, entry.metrics());
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
      check(parser.nextToken() == JsonToken.START_OBJECT, "it does not begin as an object");
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        check(FIELDS.matcher(name).matches(), "it has an unknown field %s", name);
        parser.nextToken();
        fields.put(name, name.equals(METRICS) ? metrics(parser, metrics) : scalar(parser));
      }
      check(parser.currentToken() == JsonToken.END_OBJECT, "it does not end as an object");
      check(parser.nextToken() == null, "something follows its end");
    }
    check(fields.containsKey(METRICS), "it has no %s", METRICS);
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
    optional(fields, "data_from");
    optional(fields, "data_to");
    return optional(fields, "data_hash").isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Data(
                Instant.parse(text(fields, "data_from")),
                Instant.parse(text(fields, "data_to")),
                text(fields, "data_hash")));
  }

  private static Map<String, Double> metrics(JsonParser parser, Map<String, Double> metrics)
      throws IOException {
    check(parser.currentToken() == JsonToken.START_OBJECT, "its metrics are no object");
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      check(parser.nextToken().isNumeric(), "%s is no number", name);
      metrics.put(name, parser.getDoubleValue());
    }
    return metrics;
  }

  private static Object scalar(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new WrongFile("%s is of another kind", parser.currentName());
    };
  }

  private static boolean flag(Map<String, Object> fields, String name) throws IOException {
    check(fields.containsKey(name), "it has no %s", name);
    check(fields.get(name) instanceof Boolean, "%s is neither true nor false", name);
    return (Boolean) fields.get(name);
  }

  private static String text(Map<String, Object> fields, String name) throws IOException {
    return optional(fields, name).orElseThrow(() -> new WrongFile("it has no %s", name));
  }

  private static Optional<String> optional(Map<String, Object> fields, String name)
      throws IOException {
    check(fields.containsKey(name), "it has no %s", name);
    Object value = fields.get(name);
    check(value == null || value instanceof String, "%s is no text", name);
    return Optional.ofNullable((String) value);
  }
}
