package com.iteradynamics.cortex;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;

/**
 * The one JSON dialect: snake_case names, ISO times, plain decimals. Reading is strict: every field
 * has to be there, known and of its kind, and only what is optional may be null.
 */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .addModule(new SimpleModule().addSerializer(Double.class, new PlainDouble()))
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private Json() {}

  /** Text that is not JSON, or not of the expected shape; the message says where. */
  public static final class MalformedJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedJsonException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Shortest decimal that reads back as the same double, without an exponent: a number that was
   * read back as a decimal is written the same again.
   */
  private static final class PlainDouble extends StdSerializer<Double> {
    private static final long serialVersionUID = 1L;

    PlainDouble() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeNumber(new BigDecimal(Double.toString(value)).toPlainString());
    }
  }

  /** One line. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("our own values can always be written", e);
    }
  }

  /** Indented, for files that people open. */
  public static String writePretty(Object value) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("our own values can always be written", e);
    }
  }

  /** A value of {@code type}. */
  public static <T> T read(String text, Class<T> type) throws MalformedJsonException {
    try {
      T value = MAPPER.readValue(text, type);
      if (value == null) {
        throw new MalformedJsonException("null where a " + type.getSimpleName() + " belongs", null);
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new MalformedJsonException(message(e), e);
    }
  }

  /** An object as a map, in the text's order. */
  public static Map<String, Object> readMap(String text) throws MalformedJsonException {
    try {
      Map<String, Object> map = MAPPER.readValue(text, new TypeReference<>() {});
      if (map == null) {
        throw new MalformedJsonException("null where an object belongs", null);
      }
      return map;
    } catch (JsonProcessingException e) {
      throw new MalformedJsonException(message(e), e);
    }
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

  private static String message(JsonProcessingException e) {
    String where = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
    String what = e.getOriginalMessage();
    String path = e instanceof JsonMappingException mapping ? path(mapping) : "";
    return where + path + what;
  }

  private static String path(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference reference : e.getPath()) {
      path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
    }
    return path.isEmpty() ? "" : path + ": ";
  }
}
