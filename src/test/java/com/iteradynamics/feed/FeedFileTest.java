package com.iteradynamics.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a feed says in an hour, and what makes it say nothing. */
class FeedFileTest {
  /** The row's hour is the one before. */
  private static final Instant HOUR = Instant.parse("2026-03-01T14:00:00Z");

  private static final long ROW = HOUR.getEpochSecond() - 3600;

  private static final FeedTerms TERMS =
      new FeedTerms("feed.jsonl", "BTC-USD", Duration.ofMinutes(2));

  private static SignalFeed read(String... lines) {
    return read(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  private static SignalFeed read(byte[] content) {
    return FeedFile.read(content, "v1", TERMS);
  }

  private static FeedReading.Absent absent(SignalFeed feed) {
    return assertInstanceOf(FeedReading.Absent.class, feed.at(HOUR));
  }

  private static String row(long second, String probability) {
    return "{\"timestamp\":" + second + ",\"probability\":" + probability + "}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'timestamp':1772370000,'probability':0.61}",
        "{'probability':0.61,'timestamp':1772370000,'more':{'of':[1,2]},'symbol':'BTC-USD'}",
        "{'timestamp':'2026-03-01T13:00:00Z','p_long':0.61}",
        "{'timestamp':'2026-03-01T14:00:00+01:00','p_long':0.61,'symbol':null}",
        "{'timestamp':'2026-03-01T13:00:00Z','p_long':0.61,'probability':6.1e-1}",
      })
  void bothVariantsAreRead(String line) {
    FeedReading.Known known =
        assertInstanceOf(FeedReading.Known.class, read(line.replace('\'', '"'), "").at(HOUR));
    assertEquals(0.61, known.probability());
    assertEquals(Instant.ofEpochSecond(ROW), known.timestamp());
    assertEquals(
        new FeedReading.Facts(Optional.of("feed.jsonl"), Optional.of("v1"), 0, 0), known.facts());
  }

  @Test
  void onlyTheRowOfTheCandleThatJustClosedCounts() {
    SignalFeed feed = read(row(ROW - 3600, "0.1"), row(ROW + 3600, "0.9"));
    assertEquals(FeedReason.MISSING, absent(feed).reason());
    assertEquals("the feed has no row of 2026-03-01T13:00:00Z", absent(feed).why());
    assertEquals(OptionalDouble.of(0.1), feed.at(HOUR.minusSeconds(3600)).value());
    assertEquals(OptionalDouble.of(0.9), feed.at(HOUR.plusSeconds(3600)).value());
  }

  @Test
  void rowsOfCandlesThatAreNotClosedAreIgnoredAndCounted() {
    SignalFeed feed = read(row(ROW, "0.5"), row(ROW + 3600, "0.9"), row(4_102_441_200L, "0.9"));
    assertEquals(OptionalDouble.of(0.5), feed.at(HOUR).value());
    assertEquals(2, feed.at(HOUR).facts().laterRows());
    assertEquals(3, feed.at(HOUR.minusSeconds(3600)).facts().laterRows());
  }

  @Test
  void rowsOfAnotherSymbolArePassedOverAndCounted() {
    SignalFeed feed =
        read(
            row(ROW, "0.5"),
            "{\"timestamp\":" + ROW + ",\"probability\":0.9,\"symbol\":\"ETH-USD\"}",
            "{\"timestamp\":" + ROW + ",\"probability\":0.9,\"symbol\":\"BTC\"}");
    assertEquals(OptionalDouble.of(0.5), feed.at(HOUR).value());
    assertEquals(2, feed.at(HOUR).facts().otherSymbols());
    FeedReading.Absent none =
        absent(read("{\"timestamp\":" + ROW + ",\"probability\":0.9,\"symbol\":\"ETH-USD\"}"));
    assertEquals(FeedReason.OTHER_SYMBOL, none.reason());
    assertEquals(
        "the feed's row of 2026-03-01T13:00:00Z is of another product than BTC-USD", none.why());
    assertTrue(none.reason().ofRow(), "the feed itself is sound");
  }

  @Test
  void aRowThatCouldNotBeKnownInItsHourIsLate() {
    String start = "{\"timestamp\":" + ROW + ",\"probability\":0.7,\"available_at\":";
    SignalFeed inTime = read(start + "\"2026-03-01T14:02:00Z\"}");
    FeedReading.Known known = assertInstanceOf(FeedReading.Known.class, inTime.at(HOUR));
    assertEquals(Optional.of(HOUR.plusSeconds(120)), known.availableAt());
    for (String late : new String[] {"\"2026-03-01T14:02:00.001Z\"", "1772373721"}) {
      FeedReading.Absent told = absent(read(start + late + "}"));
      assertEquals(FeedReason.LATE, told.reason());
      assertEquals(
          "the row was available at 2026-03-01T14:02:01Z, later than PT2M after"
              + " 2026-03-01T14:00:00Z",
          told.why());
    }
  }

  @Test
  void theOrderOfRowsAndTheSameRowAgainDoNotMatter() {
    SignalFeed feed = read(row(ROW, "0.7"), row(ROW - 3600, "0.2"), "", row(ROW, "0.70"));
    assertEquals(OptionalDouble.of(0.7), feed.at(HOUR).value());
    assertEquals(2, assertInstanceOf(FeedRows.class, feed).size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'timestamp':1772370000,'probability':0.4}"
            + " | line 2 says something else of the same hour than an earlier one",
        "{'timestamp':1772370000,'probability':0.5,'model_version':'b'}"
            + " | line 2 says something else of the same hour than an earlier one",
        "{'timestamp':1772366400,'probability':NaN}  | line 2 cannot be read as a JSON object",
        "{'timestamp':1772366400,'probability':'NaN'} | line 2: probability must be a number in 0..1",
        "{'timestamp':1772366400,'probability':null} | line 2: probability must be a number in 0..1",
        "{'timestamp':1772366400,'probability':1.0000001}"
            + " | line 2: probability must be a number in 0..1",
        "{'timestamp':1772366400,'p_long':-5e-324} | line 2: p_long must be a number in 0..1",
        "{'timestamp':1772366400,'p_long':0.4,'probability':0.5}"
            + " | line 2: probability and p_long are not the same",
        "{'timestamp':1772366400} | line 2: has neither probability nor p_long",
        "{'timestamp':1772366400,'p_long':0.5,'model_version':'"
            + "0123456789012345678901234567890123456789012345678901234567890123456789"
            + "'} | line 2: model_version must be at most 64 letters",
        "{'probability':0.5} | line 2: has no timestamp",
        "{'timestamp':1772366400000,'probability':0.5} | line 2: timestamp must be seconds since"
            + " 1970, before the year 2100; are these milliseconds?",
        "{'timestamp':99999999999999999999,'probability':0.5} | line 2: timestamp must be seconds"
            + " since 1970, before the year 2100; are these milliseconds?",
        "{'timestamp':-3600,'probability':0.5} | line 2: timestamp must be seconds since"
            + " 1970, before the year 2100; are these milliseconds?",
        "{'timestamp':1772366401,'probability':0.5}"
            + " | line 2: timestamp is not on the hour: it is the opening time of a candle",
        "{'timestamp':1772366400.0,'probability':0.5}"
            + " | line 2: timestamp must be whole seconds since 1970, or ISO 8601",
        "{'timestamp':'2026-03-01 12:00','probability':0.5}"
            + " | line 2: timestamp must be ISO 8601 with its zone, such as 2026-03-01T14:00:00Z",
        "{'timestamp':1772366400,'probability':0.5,'available_at':'soon'}"
            + " | line 2: available_at must be ISO 8601 with its zone, such as 2026-03-01T14:00:00Z",
        "{'timestamp':1772366400,'probability':0.5,'symbol':7} | line 2: symbol must be a text",
        "{'timestamp':1772366400,'probability':0.5,'model_version':7}"
            + " | line 2: model_version must be a text",
        "{'timestamp':1772366400,'timestamp':1772362800,'probability':0.5}"
            + " | line 2 cannot be read as a JSON object",
        "{'timestamp':1772366400,'probability':0.5}{} | line 2 has more than one object",
        "[{'timestamp':1772366400,'probability':0.5}] | line 2 is no JSON object",
        "0.5 | line 2 is no JSON object",
        "{'timestamp':1772366400,'probab | line 2 cannot be read as a JSON object",
        "timestamp,probability | line 2 cannot be read as a JSON object",
      })
  void oneRowThatCannotBeTrustedMakesTheWholeFeedCorrupt(String line, String why) {
    FeedReading.Absent told = absent(read(row(ROW, "0.5"), line.replace('\'', '"')));
    assertEquals(
        why.contains("of the same hour") ? FeedReason.DUPLICATE : FeedReason.CORRUPT,
        told.reason());
    assertEquals(why, told.why());
    assertEquals(Optional.of("v1"), told.facts().version());
  }

  @Test
  void aByteOrderMarkMakesItCorrupt() {
    byte[] utf8 = ("\ufeff" + row(ROW, "0.5")).getBytes(StandardCharsets.UTF_8);
    byte[] utf16 = ("\ufeff" + row(ROW, "0.5")).getBytes(StandardCharsets.UTF_16LE);
    for (byte[] content : new byte[][] {utf8, utf16}) {
      assertEquals(FeedReason.CORRUPT, absent(read(content)).reason());
      assertEquals(
          "it begins with a byte order mark: write UTF-8 without one", absent(read(content)).why());
    }
  }

  @Test
  void whatIsNoUtf8IsCorrupt() {
    byte[] content =
        ("{\"timestamp\":" + ROW + ",\"probability\":0.5,\"model_version\":\"\u00e9\"}")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(FeedReason.CORRUPT, absent(read(content)).reason());
  }

  @Test
  void anEmptyFeedHasNoRow() {
    assertEquals(FeedReason.MISSING, absent(read("")).reason());
    assertEquals(FeedReason.MISSING, absent(read("", " ", "")).reason());
  }

  @Test
  void aFeedOf32MegabytesIsReadAndOneByteMoreIsNot() {
    byte[] line = row(ROW, "0.5").getBytes(StandardCharsets.UTF_8);
    byte[] most = Arrays.copyOf(line, FeedFile.MOST_BYTES);
    Arrays.fill(most, line.length, most.length, (byte) '\n');
    assertEquals(OptionalDouble.of(0.5), read(most).at(HOUR).value());
    byte[] more = Arrays.copyOf(most, most.length + 1);
    more[most.length] = '\n';
    assertEquals(FeedReason.TOO_LARGE, absent(read(more)).reason());
    assertEquals(
        "it has 33,554,433 bytes, a feed has at most 33,554,432", absent(read(more)).why());
  }

  @Test
  void rowsThatDoNotSayWhenTheyWereComputedAreCounted() {
    FeedRows rows =
        assertInstanceOf(
            FeedRows.class,
            read(
                row(ROW, "0.5"),
                row(ROW - 3600, "0.5").replace("}", ",\"available_at\":null}"),
                row(ROW - 7200, "0.5").replace("}", ",\"available_at\":" + ROW + "}")));
    assertEquals(2, rows.withoutAvailableAt());
    assertEquals(1, rows.after(Instant.ofEpochSecond(ROW - 3600)));
    assertTrue(rows.version().isPresent());
  }
}
