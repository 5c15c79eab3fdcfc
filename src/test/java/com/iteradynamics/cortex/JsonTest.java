package com.iteradynamics.cortex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.iteradynamics.cortex.Json.MalformedJsonException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written reads back as the same, and nothing else is taken for it. */
class JsonTest {
  private enum Colour {
    RED,
    GREEN
  }

  private record Fill(BigDecimal priceUsd, Instant at) {
    private Fill {
      if (priceUsd.signum() <= 0) {
        throw new IllegalArgumentException("a price is above 0");
      }
    }
  }

  private record Order(
      String clientOrderId,
      int leg,
      long version,
      boolean mayRetry,
      double equityUsd,
      Colour colour,
      Optional<Long> offset,
      Optional<String> why,
      List<Fill> fills) {}

  private static final Order ORDER =
      new Order(
          "a\"1",
          2,
          5_000_000_000L,
          true,
          0.00001,
          Colour.GREEN,
          Optional.of(7L),
          Optional.empty(),
          List.of(new Fill(new BigDecimal("250.00"), Instant.parse("2026-01-01T00:00:00Z"))));

  private static final String LINE =
      """
      {"client_order_id":"a\\"1","leg":2,"version":5000000000,"may_retry":true,\
      "equity_usd":0.000010,"colour":"GREEN","offset":7,"why":null,\
      "fills":[{"price_usd":250.00,"at":"2026-01-01T00:00:00Z"}]}""";

  @Test
  void aRecordIsAnObjectOfItsComponents() throws MalformedJsonException {
    assertEquals(LINE, Json.write(ORDER));
    assertEquals(ORDER, Json.read(LINE, Order.class));
  }

  @Test
  void anIndentedTextIsForPeopleAndReadsTheSame() throws MalformedJsonException {
    assertEquals(
        "{\n  \"a\" : [ 1, { } ],\n  \"b\" : null\n}\n",
        Json.writePretty(mapOf("a", List.of(1, Map.of()), "b", null)));
    assertEquals(ORDER, Json.read(Json.writePretty(ORDER), Order.class));
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1",
    "1.0, 1.0",
    "1e-7, 0.00000010",
    "-2.5e20, -250000000000000000000",
    "123456789.125, 123456789.125"
  })
  void aDoubleIsWrittenWithoutAnExponent(double value, String text) {
    assertEquals(text, Json.write(value));
    assertEquals(value, Double.parseDouble(text));
  }

  @Test
  void aMapKeepsOrderAndKindOfWhatIsRead() throws MalformedJsonException {
    Map<String, Object> read =
        Json.readMap(
            "{\"z\":1,\"a\":3000000000,\"b\":30000000000000000000,\"c\":1.50,\"d\":[true,null,\"x\"]}");

    assertEquals(List.of("z", "a", "b", "c", "d"), List.copyOf(read.keySet()));
    assertEquals(
        Arrays.asList(
            1,
            3_000_000_000L,
            new BigInteger("30000000000000000000"),
            new BigDecimal("1.50"),
            Arrays.asList(true, null, "x")),
        List.copyOf(read.values()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"leg\":2                  | \"leg\":2.0         | leg must be a whole number, was 2.0",
        "\"leg\":2                  | \"leg\":\"2\"       | leg must be a whole number, was \"2\"",
        "\"leg\":2                  | \"leg\":3000000000  | leg must be a whole number, was 3000000000",
        "\"leg\":2                  | \"leg\":null        | leg must be a whole number, was null",
        "\"leg\":2,                 |                     | leg is missing",
        "\"leg\":2                  | \"leg\":2,\"x\":1   | x is not known",
        "\"leg\":2                  | \"leg\":2,\"leg\":3 | line 1: Duplicate field 'leg'",
        "\"version\":5000000000     | \"version\":9223372036854775808 "
            + "| version must be a whole number, was 9223372036854775808",
        "\"may_retry\":true         | \"may_retry\":1     | may_retry must be true or false, was 1",
        "\"equity_usd\":0.000010    | \"equity_usd\":\"1\" | equity_usd must be a number, was \"1\"",
        "\"equity_usd\":0.000010    | \"equity_usd\":1e400 | equity_usd must be a number of a double's size, was 1000",
        "\"leg\":2                  | \"leg\":1e20000     | line 1: a number of too many places",
        "\"colour\":\"GREEN\"       | \"colour\":\"BLUE\" | colour must be one of [RED, GREEN], was \"BLUE\"",
        "\"colour\":\"GREEN\"       | \"colour\":1        | colour must be one of [RED, GREEN], was 1",
        "\"offset\":7               | \"offset\":\"7\"    | offset must be a whole number, was \"7\"",
        "\"why\":null,              |                     | why is missing",
        "\"fills\":[                | \"fills\":[1,       | fills[0] must be an object, was 1",
        "\"price_usd\":250.00       | \"price_usd\":0     | fills[0]: a price is above 0",
        "2026-01-01T00:00:00Z       | yesterday "
            + "| fills[0].at must be a time such as 2026-01-01T00:00:00Z, was \"yesterday\"",
        "}]}                        | }]}}                | line 1: Unexpected close marker '}'",
        "}]}                        | }]}1                | line 1: something follows the end",
        "}]}                        | }]                  | line 1: Unexpected end-of-input"
      })
  void whatIsNotExactlyThatIsRefused(String part, String instead, String why) {
    String text = LINE.replace(part, instead == null ? "" : instead);

    MalformedJsonException refusal =
        assertThrows(MalformedJsonException.class, () -> Json.read(text, Order.class), text);

    assertEquals(
        why,
        refusal.getMessage().substring(0, Math.min(why.length(), refusal.getMessage().length())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''      | there is no JSON in it",
        "null    | null where an object belongs",
        "[1]     | something else than an object",
        "{       | line 1: Unexpected end-of-input",
        "{a:1}   | line 1: Unexpected character"
      })
  void aMapComesFromAnObjectOnly(String text, String why) {
    MalformedJsonException refusal =
        assertThrows(MalformedJsonException.class, () -> Json.readMap(text));

    assertEquals(why, refusal.getMessage().substring(0, why.length()));
  }

  @Test
  void whatHasNoJsonIsAMistakeOfOurs() {
    assertThrows(IllegalArgumentException.class, () -> Json.write(new Object()));
    assertThrows(NumberFormatException.class, () -> Json.write(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Json.read("{}", String[].class));
  }

  /** Another library reads the same values. */
  @Test
  void theTextIsWhatOthersCallJson() throws Exception {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("text", "quote \" backslash \\ line\nbreak \u0001 \u00e9 \ud83d\ude00 </script>");
    value.put("list", Arrays.asList(1, null, false, Map.of("deep", List.of())));
    value.put("number", -12.25);

    assertEquals(value, new ObjectMapper().readValue(Json.write(value), Map.class));
    assertEquals(value, new ObjectMapper().readValue(Json.writePretty(value), Map.class));
  }

  private static Map<String, Object> mapOf(String one, Object first, String two, Object second) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(one, first);
    map.put(two, second);
    return map;
  }

  /** The parser tells where it began, and of a setting of its own that no person can change. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\": [1, 2 | (start marker at line 1",
        "{\"a\": \"x | Unexpected end-of-input",
        "[1, {\"b\": | line 1"
      })
  void whatIsWrongIsSaidInPlainWords(String text, String said) {
    MalformedJsonException e =
        assertThrows(MalformedJsonException.class, () -> Json.readMap(text.strip()));
    assertTrue(e.getMessage().contains(said), e.getMessage());
    assertFalse(e.getMessage().contains("Source"), e.getMessage());
    assertFalse(e.getMessage().contains("REDACTED"), e.getMessage());
  }
}
