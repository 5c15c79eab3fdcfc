package com.iteradynamics.candlefile;

import static com.iteradynamics.candlefile.CandleSourcesTest.ohlcv;
import static com.iteradynamics.candlefile.CandleSourcesTest.read;
import static com.iteradynamics.candlefile.CandleSourcesTest.rows;
import static com.iteradynamics.candlefile.CandleSourcesTest.seconds;
import static com.iteradynamics.candlefile.CandleSourcesTest.utc;
import static com.iteradynamics.candlefile.CandleSourcesTest.zip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person is told of a file that is refused: once, and what to do. */
class CandleMessagesTest {
  private static final String OWN = "Timestamp,Open,High,Low,Close,Volume\n";
  private static final String ROWS = rows(c -> utc(c) + "," + ohlcv(c));

  private static List<String> refused(byte[] content, ReadAs as) {
    return assertThrows(CandleFileException.class, () -> read(content, as)).problems();
  }

  private static ReadAs columns(String names) {
    return new ReadAs(
        Optional.empty(), Optional.empty(), Optional.of(ColumnNames.of(names)), Optional.empty());
  }

  @Test
  void whatAllRowsShareIsSaidOnce() {
    String german =
        rows(c -> utc(c).replaceFirst("(\\d+)-(\\d+)-(\\d+)", "$3.$2.$1") + "," + ohlcv(c));
    assertEquals(
        List.of(
            "FILE:2 Timestamp is not a time like 2026-03-01 14:00:00: \"01.01.2025 00:00:00\";"
                + " rewrite the times as ISO 8601, such as 2020-01-01 00:00 (and 299 rows like it)"),
        CandleSourcesTest.refused(OWN + german));
    assertEquals(
        List.of("FILE:2 has 7 fields, the header has 6 (and 299 rows like it)"),
        CandleSourcesTest.refused(OWN + ROWS.replace("\n", ",1\n")));
    List<String> mixed =
        CandleSourcesTest.refused(OWN + ROWS + "2026-01-01 00:00,x,1,1,1,1\n2026,1,1,1,1,1\n");
    assertEquals(2, mixed.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kraken | FILE does not fit --format kraken: is in no format that Argus knows",
        "binance | FILE does not fit --format binance: lacks the column opentime"
      })
  void aFormatThatDoesNotFitIsNamed(String format, String said) {
    ReadAs as =
        new ReadAs(
            CandleSource.named(format), Optional.empty(), Optional.empty(), Optional.empty());
    String first = refused((OWN + ROWS).getBytes(StandardCharsets.UTF_8), as).getFirst();
    assertTrue(first.startsWith(said), first);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "time=Timestamp,open=Foo,high=High,low=Low,close=Close,volume=Volume | the header has no column Foo",
        "time,open,high,low,close,volume,- | --columns has 7 names, and the file has 6 columns"
      })
  void columnsThatTheFileHasNotAreNamed(String columns, String said) {
    String first =
        refused((OWN + ROWS).getBytes(StandardCharsets.UTF_8), columns(columns)).getFirst();
    assertTrue(first.startsWith("FILE: " + said), first);
  }

  @Test
  void oneColumnCannotBeTwo() {
    assertEquals(
        "the column high is named twice",
        assertThrows(
                IllegalArgumentException.class,
                () -> ColumnNames.of("time=T,open=High,high=high,low=L,close=C,volume=V"))
            .getMessage());
  }

  private static byte[] gzip(byte[] text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zipped = new GZIPOutputStream(out)) {
      zipped.write(text);
    }
    return out.toByteArray();
  }

  @Test
  void whatIsPackedTwiceOrHoldsNothingIsSaid() throws IOException {
    byte[] own = (OWN + ROWS).getBytes(StandardCharsets.UTF_8);
    List<String> twice = List.of("FILE is packed twice: unpack it once");
    assertEquals(twice, refused(gzip(gzip(own)), ReadAs.RECOGNIZED));
    assertEquals(twice, refused(gzip(zip("a.csv", OWN + ROWS)), ReadAs.RECOGNIZED));
    List<String> none = List.of("FILE: the zip has no file");
    assertEquals(none, refused(zip(), ReadAs.RECOGNIZED));
    assertEquals(none, refused(zip("a/", ""), ReadAs.RECOGNIZED));
  }

  @Test
  void theErrorOfAnExchangeIsNamed() {
    assertEquals(
        List.of("FILE has no candles but the error of an exchange: EQuery:Unknown asset pair"),
        CandleSourcesTest.refused("{\"error\":[\"EQuery:Unknown asset pair\"]}"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1_200, 5_000})
  void jsonThatIsNestedTooDeepHasNoClassInItsMessage(int depth) {
    String said = CandleSourcesTest.refused("{\"a\":".repeat(depth)).getFirst();
    assertEquals("FILE is damaged: its JSON is nested too deep or has too long a value", said);
  }

  @Test
  void candlesThatAreAllOfTheFutureAreRefused() throws IOException {
    byte[] text =
        ("time,open,high,low,close,Volume\n" + rows(c -> seconds(c) + "," + ohlcv(c)))
            .getBytes(StandardCharsets.UTF_8);
    Instant now = Instant.parse("2024-01-01T00:00:00.123456789Z");
    assertEquals(
        List.of(
            "FILE: no candle is closed by 2024-01-01T00:00Z, the first opens at 2025-01-01T00:00Z:"
                + " wrong unit of time?"),
        assertThrows(
                CandleFileException.class,
                () ->
                    CandleFormat.readAny(
                        "FILE", new ByteArrayInputStream(text), "BTC-USD", now, ReadAs.RECOGNIZED))
            .problems());
    Instant within = Instant.parse("2025-01-01T05:00:00.123456789Z");
    CandleFile read =
        CandleFormat.readAny(
            "FILE", new ByteArrayInputStream(text), "BTC-USD", within, ReadAs.RECOGNIZED);
    assertTrue(
        read.notices().getLast().contains(" not closed by 2025-01-01T05:00Z, from "),
        read.notices().getLast());
  }
}
