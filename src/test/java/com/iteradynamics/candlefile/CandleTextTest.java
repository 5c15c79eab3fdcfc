package com.iteradynamics.candlefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.testkit.Seed;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CandleTextTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, -0.0",
    "1, 1",
    "+1.5, 1.5",
    "-2.25, -2.25",
    "5., 5",
    ".5, 0.5",
    "1e-08, 1e-8",
    "1E3, 1000",
    "007, 7",
    "9007199254740993, 9007199254740992",
    "0.1000000000000000055511151231257827, 0.1",
    "123456789012345678901234567890, 1.2345678901234568e29",
    "0.00000000000000000000001, 1e-23",
    "1e400, Infinity",
    "inf, Infinity",
    "-Infinity, -Infinity",
  })
  void readsTheNearestDouble(String text, double expected) {
    assertEquals(expected, number(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "-", ".", "abc", "nan", "1,5", "1 5", "0x10", "1f", "1d", "1e", "--1", "1.2.3", "١"
      })
  void readsNothingElse(String text) {
    assertEquals(Double.NaN, number(text));
  }

  @Test
  void agreesWithTheJdkOnRandomDecimals() {
    long seed = Seed.value();
    Random random = new Random(seed);
    for (int trial = 0; trial < 200_000; trial++) {
      BigDecimal decimal =
          new BigDecimal(new BigInteger(random.nextInt(80), random), random.nextInt(26));
      String text = decimal.toPlainString();
      assertEquals(Double.parseDouble(text), number(text), text);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2019-01-01 00:00:00, 2019-01-01T00:00:00Z",
    "2019-01-01T00:00:00Z, 2019-01-01T00:00:00Z",
    "2019-01-01t00:00:00z, 2019-01-01T00:00:00Z",
    "2019-01-01 00:00:00+00:00, 2019-01-01T00:00:00Z",
    "2019-01-01 01:30:00+0130, 2019-01-01T00:00:00Z",
    "2018-12-31 22:00:00-02, 2019-01-01T00:00:00Z",
    "2019-01-01 00:00, 2019-01-01T00:00:00Z",
    "2019-01-01 00:00Z, 2019-01-01T00:00:00Z",
    "2019-01-01 00:00:00.000000000000, 2019-01-01T00:00:00Z",
    "2019-01-01 00:00:00.25Z, 2019-01-01T00:00:00.25Z",
    "2020-02-29 23:59:59, 2020-02-29T23:59:59Z",
    "1969-12-31 23:00:00, 1969-12-31T23:00:00Z",
  })
  void readsTimes(String text, Instant expected) {
    CandleTime time = new CandleTime();
    assertTrue(read(time, text));
    assertEquals(expected, Instant.ofEpochSecond(time.epochSecond(), time.nano()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2019-01-01",
        "01/01/2019 00:00",
        "2019-13-01 00:00:00",
        "2019-02-29 00:00:00",
        "2019-01-01 24:00:00",
        "2019-01-01 00:60:00",
        "2019-01-01 00:00:60",
        "2019-01-01 00:00:0",
        "2019-01-01 00:00:00.",
        "2019-01-01 00:00:00 UTC",
        "2019-01-01_00:00:00",
        "2019-1-01 00:00:00",
        "2019-01-01 00:00:00+25:00",
        "1546300800",
        "2019-01-01 0a:00:00",
        "20a9-01-01 00:00:00"
      })
  void readsNoOtherTimes(String text) {
    assertFalse(read(new CandleTime(), text));
  }

  @Test
  void aDateThatIsNoneIsNotTakenForTheOneBefore() {
    CandleTime time = new CandleTime();
    assertTrue(read(time, "2019-02-28 00:00:00"));
    assertFalse(read(time, "2019-02-29 00:00:00"));
    assertFalse(read(time, "2019-02-29 00:00:00"));
    assertTrue(read(time, "2019-02-28 01:00:00"));
    assertEquals(
        Instant.parse("2019-02-28T01:00:00Z"),
        Instant.ofEpochSecond(time.epochSecond(), time.nano()));
  }

  @Test
  void showsAFieldWithoutItsControlCharactersAndNotAtAnyLength() {
    byte[] text = "a\u001b[31m\nb".getBytes(StandardCharsets.UTF_8);
    assertEquals("\"a?[31m?b\"", CandleText.shown(text, 0, text.length));
    byte[] longText = "x".repeat(500).getBytes(StandardCharsets.UTF_8);
    assertEquals(83, CandleText.shown(longText, 0, longText.length).length());
  }

  private static double number(String text) {
    byte[] bytes = ("," + text + ",").getBytes(StandardCharsets.UTF_8);
    return CandleText.number(bytes, 1, bytes.length - 1);
  }

  private static boolean read(CandleTime time, String text) {
    byte[] bytes = ("," + text + ",").getBytes(StandardCharsets.UTF_8);
    return time.read(bytes, 1, bytes.length - 1);
  }
}
