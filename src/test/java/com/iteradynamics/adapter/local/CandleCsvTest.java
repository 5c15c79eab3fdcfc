package com.iteradynamics.adapter.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.candlefile.CandleFile;
import com.iteradynamics.candlefile.CandleFileException;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.WindowHash;
import com.iteradynamics.testkit.Shared;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CandleCsvTest {
  private static final String HEADER = "Timestamp,Open,High,Low,Close,Volume\n";
  private static final String FIRST = "2026-03-01 13:00:00,100,110.5,90,105,1.25\n";
  private static final String SECOND = "2026-03-01 14:00:00,105,106,104,105.5,0\n";
  private static final Candle FIRST_CANDLE =
      new Candle(Instant.parse("2026-03-01T13:00:00Z"), 100, 110.5, 90, 105, 1.25);
  private static final Candle SECOND_CANDLE =
      new Candle(Instant.parse("2026-03-01T14:00:00Z"), 105, 106, 104, 105.5, 0);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        HEADER + FIRST + SECOND,
        "\uFEFF" + HEADER + FIRST + SECOND,
        "\n" + HEADER + "\n" + FIRST + "  \n" + SECOND + "\n\n",
        """
        timestamp,open,high,low,close,volume
        2026-03-01T13:00:00Z,100,110.5,90,105,1.25
        2026-03-01T15:00:00+01:00,105,106,104,105.5,0
        """,
        """
        VOLUME,note,Close,Low,High,Open,TimeStamp\r
        1.25,"a, ""b""
        c",105,90,110.5,100,2026-03-01 13:00\r
        0,,105.5,104,106,105,2026-03-01T14:00:00.000+00:00\r
        """,
        """
        "Timestamp","Open","High","Low","Close","Volume"\r\
        "2026-03-01 13:00:00","100.0","+110.50","9e1","1.05E2","1.25"\r\
         "2026-03-01 14:00:00" ,\t105 , 106.,104.000000000000000000000000,105.5,.0\r\
        """,
      })
  void readsTheSameCandlesHoweverTheyAreWritten(String text) throws IOException {
    CandleFile read = CandleCsv.read(file(text), "BTC-USD", Instant.MAX);
    assertEquals(List.of(FIRST_CANDLE, SECOND_CANDLE), read.closed().candles());
    assertEquals("BTC-USD", read.closed().productId());
    assertEquals(List.of(), read.notices());
  }

  @Test
  void readsGzipByItsContentAndNotByItsName() throws IOException {
    Path zipped = folder.resolve("zipped.csv");
    Files.write(zipped, gzip(HEADER + FIRST + SECOND));
    Path plain = folder.resolve("plain.csv.gz");
    Files.writeString(plain, HEADER + FIRST + SECOND);
    for (Path file : List.of(zipped, plain)) {
      assertEquals(2, CandleCsv.read(file, "BTC-USD", Instant.MAX).closed().size());
    }
  }

  @Test
  void readsGzipFilesThatWereJoined() throws IOException {
    Path joined = folder.resolve("joined.csv.gz");
    Files.write(joined, gzip(HEADER + FIRST));
    Files.write(joined, gzip(SECOND), StandardOpenOption.APPEND);
    assertEquals(2, CandleCsv.read(joined, "BTC-USD", Instant.MAX).closed().size());
  }

  @Test
  void readsRecordedYearsAndGivesThemBackToTheBit() {
    Path recorded = Shared.require("data/btcusd_1h_2019_2020.csv.gz");
    CandleFile read = CandleCsv.read(recorded, "BTC-USD", Instant.MAX);
    assertEquals(17_545, read.closed().size());
    assertEquals(
        List.of(
            recorded
                + ":2414 [BTC-USD 2019-04-11T12:00Z] open 5060.06 is outside 5041.74..5042.97"),
        read.notices());
    Path copy = folder.resolve("copy.csv");
    CandleCsv.write(read.closed(), copy);
    CandleFile again = CandleCsv.read(copy, "BTC-USD", Instant.MAX);
    assertEquals(WindowHash.of(read.closed()), WindowHash.of(again.closed()));
  }

  static List<Arguments> badFiles() {
    return List.of(
        bad("", "FILE is empty"),
        bad("\n\n", "FILE is empty"),
        bad(HEADER, "FILE has a header and no candles"),
        bad(
            FIRST,
            "FILE lacks the columns Timestamp, Open, High, Low, Close, Volume; its first line is"
                + " \"2026-03-01 13:00:00,100,110.5,90,105,1.25\""),
        bad(
            "Timestamp,Open,High,Close\n" + FIRST,
            "FILE lacks the columns Low, Volume; its first line is \"Timestamp,Open,High,Close\""),
        bad(
            "Timestamp,Open,High,Low,Close,Volume,close\n" + FIRST,
            "FILE has the column Close twice"),
        bad(
            HEADER + SECOND + FIRST,
            "FILE:3 [BTC-USD 2026-03-01T13:00Z] is not sorted: it comes after 2026-03-01T14:00Z"),
        bad(HEADER + FIRST + FIRST, "FILE:3 [BTC-USD 2026-03-01T13:00Z] this hour is there twice"),
        bad(
            HEADER + FIRST + "2026-03-01 13:00:00,105,106,104,105.5,0\n",
            "FILE:3 [BTC-USD 2026-03-01T13:00Z] this hour is there twice with other values; if"
                + " these are local times, write them in UTC or with their offset"),
        bad(
            HEADER + "2026-03-01,105,106,104,105.5,0\n",
            "FILE:2 Timestamp is not a time like 2026-03-01 14:00:00: \"2026-03-01\"; a date alone"
                + " is no hour, and Argus reads hourly candles"),
        bad(
            HEADER + FIRST + "2026-03-01 14:30:00,105,106,104,105.5,0\n",
            "FILE:3 [BTC-USD 2026-03-01T14:30Z] open time must be on the hour"),
        bad(
            HEADER + "2026-03-01 14:00:00.0000000001,105,106,104,105.5,0\n",
            "FILE:2 [BTC-USD 2026-03-01T14:00:00.000000001Z] open time must be on the hour"),
        bad(
            HEADER + "2026-03-01 14:00:00,105,106,104,-1,0\n",
            "FILE:2 [BTC-USD 2026-03-01T14:00Z] close must be > 0, was -1"),
        bad(
            HEADER + "2026-03-01 14:00:00,0,106,104,105,0\n",
            "FILE:2 [BTC-USD 2026-03-01T14:00Z] open must be > 0, was 0"),
        bad(
            HEADER + "2026-03-01 14:00:00,105,inf,104,105,0\n",
            "FILE:2 [BTC-USD 2026-03-01T14:00Z] high must be > 0, was Infinity"),
        bad(
            HEADER + "2026-03-01 14:00:00,105,1e999,104,105,0\n",
            "FILE:2 [BTC-USD 2026-03-01T14:00Z] high must be > 0, was Infinity"),
        bad(
            HEADER + "2026-03-01 14:00:00,105,106,NaN,105,0\n",
            "FILE:2 [BTC-USD 2026-03-01T14:00Z] low must be > 0, was NaN"),
        bad(
            HEADER + "2026-03-01 14:00:00,105,106,104,105,-0.5\n",
            "FILE:2 [BTC-USD 2026-03-01T14:00Z] volume must be >= 0, was -0.5"),
        bad(
            HEADER + "2026-03-01 14:00:00,105,103,104,105,1\n",
            "FILE:2 [BTC-USD 2026-03-01T14:00Z] high must be >= low, was 103 < 104"),
        bad(
            HEADER + "2026-03-01 14:00:00,105,106,104,106.01,1\n",
            "FILE:2 [BTC-USD 2026-03-01T14:00Z] close must be in low..high, was 106.01 outside"
                + " 104..106"),
        bad(
            HEADER + "2026-03-01 14:00:00,105,106,,105,1\n",
            "FILE:2 [BTC-USD 2026-03-01T14:00Z] Low is missing"),
        bad(
            HEADER + "2026-03-01 14:00:00,105,106,104,105,1d\n",
            "FILE:2 [BTC-USD 2026-03-01T14:00Z] Volume is not a number: \"1d\""),
        bad(
            HEADER + "2026-03-01 14:00:00,105,106,104,\"105\"5,1\n",
            "FILE:2 [BTC-USD 2026-03-01T14:00Z] Close is not a number: \"\"105\"5\""),
        bad(HEADER + ",105,106,104,105,1\n", "FILE:2 Timestamp is missing"),
        bad(
            HEADER + "1772373600,105,106,104,105,1\n",
            "FILE:2 Timestamp is not a time like 2026-03-01 14:00:00: \"1772373600\""),
        bad(
            HEADER + "2026-02-30 14:00:00,105,106,104,105,1\n",
            "FILE:2 Timestamp is not a time like 2026-03-01 14:00:00: \"2026-02-30 14:00:00\""),
        bad(
            HEADER + "2026-03-01 14:00:00,105,106,104\n" + SECOND,
            "FILE:2 has 4 fields, the header has 6"),
        bad(
            HEADER + FIRST + "\"2026-03-01 14:00:00,105,106,104,105,1\n" + SECOND,
            "FILE:3 has 1 field, the header has 6",
            "FILE:3 a quote is opened and never closed"),
        bad("PK\u0003\u0004\u0000", "FILE is not a text file in UTF-8"));
  }

  @ParameterizedTest
  @MethodSource("badFiles")
  void saysWhatIsWrongWithAFile(String text, List<String> expected) throws IOException {
    assertEquals(expected, problems(file(text)));
  }

  @Test
  void namesEveryProblemAndCountsThoseThatItDoesNotShow() throws IOException {
    String rows =
        IntStream.range(0, 23)
            .mapToObj(i -> "2026-03-01 14:00:00,105,106,104,-" + (i + 1) + ",0\n")
            .collect(Collectors.joining());
    List<String> problems = problems(file(HEADER + FIRST + rows));
    assertEquals(21, problems.size());
    assertTrue(
        problems.get(19).endsWith(":22 [BTC-USD 2026-03-01T14:00Z] close must be > 0, was -20"));
    assertEquals("… and 3 more problems", problems.getLast());
  }

  @Test
  void refusesWhatIsNoFile() {
    assertEquals(List.of(folder + " is a folder, not a file"), problems(folder));
    Path missing = folder.resolve("no.csv");
    assertEquals(List.of(missing + " does not exist"), problems(missing));
  }

  @Test
  void refusesGzipThatIsCutShortAtAnyByte() throws IOException {
    byte[] whole = gzip(HEADER + FIRST + SECOND);
    Path file = folder.resolve("cut.csv.gz");
    for (int length = 2; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertEquals(List.of(file + " is cut short: its gzip stream ends too early"), problems(file));
    }
  }

  @Test
  void refusesDamagedGzip() throws IOException {
    byte[] damaged = gzip(HEADER + FIRST + SECOND);
    damaged[damaged.length - 6] ^= 1;
    Path file = folder.resolve("damaged.csv.gz");
    Files.write(file, damaged);
    assertTrue(problems(file).getFirst().startsWith(file + " is damaged: "));
  }

  @Test
  void reportsGapsAndOddCandlesButKeepsThem() throws IOException {
    Path file =
        file(
            HEADER
                + FIRST
                + "2026-03-01 16:00:00,103,106,104,105,0\n"
                + "2026-03-01 18:00:00,105,106,104,105,0\n");
    CandleFile read = CandleCsv.read(file, "BTC-USD", Instant.MAX);
    assertEquals(3, read.closed().size());
    assertEquals(
        List.of(
            file + ":3 [BTC-USD 2026-03-01T16:00Z] open 103 is outside 104..106",
            file + ": 3 hours are missing in 2 gaps: the first at 2026-03-01T14:00Z, 2 candles"),
        read.notices());
  }

  @Test
  void dropsWhatIsNotClosedWithANotice() throws IOException {
    Path file = file(HEADER + FIRST + SECOND);
    CandleFile atTheHour = CandleCsv.read(file, "BTC-USD", Instant.parse("2026-03-01T14:00:00Z"));
    assertEquals(List.of(FIRST_CANDLE), atTheHour.closed().candles());
    assertEquals(Optional.of(SECOND_CANDLE), atTheHour.forming());
    assertEquals(
        List.of(
            file + ": dropped 1 candle not closed by 2026-03-01T14:00Z, from 2026-03-01T14:00Z on"),
        atTheHour.notices());

    CandleFile before = CandleCsv.read(file, "BTC-USD", Instant.parse("2026-03-01T13:59:59Z"));
    assertEquals(List.of(), before.closed().candles());
    assertEquals(Optional.of(FIRST_CANDLE), before.forming());

    CandleFile after = CandleCsv.read(file, "BTC-USD", Instant.parse("2026-03-01T15:00:00Z"));
    assertEquals(2, after.closed().size());
    assertEquals(Optional.empty(), after.forming());
  }

  @Test
  void writesTheShortestDecimalsThatReadBackToTheBit() throws IOException {
    CandleSeries odd =
        CandleSeries.of(
            "BTC-USD",
            List.of(
                FIRST_CANDLE,
                new Candle(
                    SECOND_CANDLE.openTime(),
                    0.1 + 0.2,
                    1.5e12,
                    1e-5,
                    3747.39,
                    1.0000000000000002)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CandleCsv.write(odd, out);
    assertEquals(
        HEADER
            + "2026-03-01 13:00:00,100,110.5,90,105,1.25\n"
            + "2026-03-01 14:00:00,0.30000000000000004,1500000000000,0.00001,3747.39,"
            + "1.0000000000000002\n",
        out.toString(StandardCharsets.US_ASCII));
    for (String name : List.of("odd.csv", "odd.csv.gz")) {
      Path file = folder.resolve(name);
      CandleCsv.write(odd, file);
      assertEquals(odd.candles(), CandleCsv.read(file, "BTC-USD", Instant.MAX).closed().candles());
    }
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("candles.csv"), text);
  }

  private static List<String> problems(Path file) {
    return assertThrows(
            CandleFileException.class, () -> CandleCsv.read(file, "BTC-USD", Instant.MAX))
        .problems()
        .stream()
        .map(problem -> problem.replace(file.toString(), placeholder(file)))
        .toList();
  }

  /** A file's own name where a test makes it, FILE where the table names it. */
  private static String placeholder(Path file) {
    return file.endsWith("candles.csv") ? "FILE" : file.toString();
  }

  private static Arguments bad(String text, String... problems) {
    return Arguments.of(text, List.of(problems));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zipped = new GZIPOutputStream(out)) {
      zipped.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }
}
