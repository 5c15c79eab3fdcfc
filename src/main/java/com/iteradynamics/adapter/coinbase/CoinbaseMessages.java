package com.iteradynamics.adapter.coinbase;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.List;
import java.util.Optional;

/**
 * Reads what the venue writes, as it writes it: amounts and enums are texts, fields that nobody
 * knows are passed over, and what is missing is empty, never null. A list of nothing is only there
 * when the venue said so. The messages are in {@link MarketMessages}, {@link AccountMessages} and
 * {@link OrderMessages}.
 */
final class CoinbaseMessages {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          // What is missing or null is an empty text or an empty Optional; a list has no nulls.
          .defaultSetterInfo(JsonSetter.Value.construct(Nulls.AS_EMPTY, Nulls.FAIL))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          // Parts of an answer may hold what must not be shown.
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private CoinbaseMessages() {}

  /** A body as a {@code type}; not JSON, or JSON of another shape, is an exception. */
  static <T> T read(String body, Class<T> type) throws JsonProcessingException {
    T value = MAPPER.readValue(body, type);
    if (value == null || value instanceof NullNode) {
      throw new JsonMappingException(null, "null where an object belongs");
    }
    return value;
  }

  /** A part of a list. */
  interface Page<T> {
    /** What is in it; empty when the answer has no list. */
    Optional<List<T>> items();

    /** Whether there is more; empty when the answer does not say. */
    Optional<Boolean> hasNext();

    /** What to ask for more with; may be empty. */
    String cursor();
  }
}
