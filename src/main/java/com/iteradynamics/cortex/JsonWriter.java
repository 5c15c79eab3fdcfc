package com.iteradynamics.cortex;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;

/** Values to text: a record is an object of its components, in their order. */
final class JsonWriter {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private JsonWriter() {}

  static String line(Object value) {
    return write(value, false);
  }

  static String indented(Object value) {
    return write(value, true);
  }

  private static String write(Object value, boolean indented) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      if (indented) {
        out.useDefaultPrettyPrinter();
      }
      write(value, out);
    } catch (IOException e) {
      throw new UncheckedIOException("our own values can always be written", e);
    }
    return text.toString();
  }

  private static void write(Object value, JsonGenerator out) throws IOException {
    switch (value) {
      case null -> out.writeNull();
      case String text -> out.writeString(text);
      case Boolean flag -> out.writeBoolean(flag);
      case Integer number -> out.writeNumber(number);
      case Long number -> out.writeNumber(number);
      case BigInteger number -> out.writeNumber(number);
      case BigDecimal amount -> out.writeNumber(amount);
      case Double number -> out.writeNumber(plain(number));
      case Map<?, ?> map -> object(map, out);
      case Iterable<?> items -> array(items, out);
      default -> write(Json.plain(value), out);
    }
  }

  /**
   * Shortest decimal that reads back as the same double, without an exponent: a number that was
   * read back as a decimal is written the same again.
   */
  private static String plain(double value) {
    return new BigDecimal(Double.toString(value)).toPlainString();
  }

  private static void object(Map<?, ?> fields, JsonGenerator out) throws IOException {
    out.writeStartObject();
    for (Map.Entry<?, ?> field : fields.entrySet()) {
      out.writeFieldName(field.getKey().toString());
      write(field.getValue(), out);
    }
    out.writeEndObject();
  }

  private static void array(Iterable<?> items, JsonGenerator out) throws IOException {
    out.writeStartArray();
    for (Object item : items) {
      write(item, out);
    }
    out.writeEndArray();
  }
}
