package com.iteradynamics.candlefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.testkit.Tapes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same candles in the format of every source. */
class CandleSourcesTest {
  static final CandleSeries TAPE = Tapes.random(7, 300);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Rows of {@code TAPE}: a time, then open, high, low, close and volume in this order. */
  static String rows(Function<Candle, String> row) {
    return TAPE.candles().stream().map(row).collect(Collectors.joining("\n", "", "\n"));
  }

  static String reversed(String rows) {
    List<String> lines = new ArrayList<>(rows.lines().toList());
    Collections.reverse(lines);
    return String.join("\n", lines) + "\n";
  }

  static String ohlcv(Candle c) {
    return c.open() + "," + c.high() + "," + c.low() + "," + c.close() + "," + c.volume();
  }

  static String lhoc(Candle c) {
    return c.low() + "," + c.high() + "," + c.open() + "," + c.close() + "," + c.volume();
  }

  static long seconds(Candle c) {
    return c.openTime().getEpochSecond();
  }

  static String utc(Candle c) {
    return TIME.format(c.openTime());
  }

  private static String klines(Function<Long, String> unit) {
    return rows(
        c ->
            unit.apply(seconds(c))
                + ","
                + ohlcv(c)
                + ","
                + unit.apply(seconds(c) + 3_600)
                + ",1,100,1,1,0");
  }

  private static String objects(Function<Candle, String> object) {
    return TAPE.candles().stream().map(object).collect(Collectors.joining(",", "[", "]"));
  }

  static Stream<Arguments> sources() {
    String own = "Timestamp,Open,High,Low,Close,Volume\n";
    String lower = "open,high,low,close,volume\n";
    String secondsRows = rows(c -> seconds(c) + "," + ohlcv(c));
    String klineHeader =
        "open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,"
            + "taker_buy_quote_volume,ignore\n";
    return Stream.of(
        Arguments.of("Binance's klines, times in milliseconds since 1970", klines(s -> s + "000")),
        Arguments.of(
            "Binance's klines, times in microseconds since 1970", klines(s -> s + "000000")),
        Arguments.of(
            "Binance's klines, times in milliseconds since 1970 and microseconds since 1970",
            klines(s -> s + (s < seconds(TAPE.candle(100)) ? "000" : "000000"))),
        Arguments.of(
            "Binance's klines, times in milliseconds since 1970",
            klineHeader + klines(s -> s + "000")),
        Arguments.of(
            "Kraken's OHLCVT, times in seconds since 1970",
            rows(c -> seconds(c) + "," + ohlcv(c) + ",42")),
        Arguments.of(
            "Kraken's OHLCVT, times in seconds since 1970",
            "{\"error\":[],\"result\":{\"XXBTZUSD\":"
                + objects(
                    c ->
                        "["
                            + seconds(c)
                            + ",\""
                            + ohlcv(c).replaceAll(",([^,]*)$", ",0,$1").replace(",", "\",\"")
                            + "\",3]")
                + ",\"last\":1}}"),
        Arguments.of(
            "CryptoDataDownload's CSV, times in seconds since 1970, not sorted",
            "https://www.CryptoDataDownload.com\n"
                + "unix,date,symbol,open,high,low,close,Volume BTC,Volume USD\n"
                + reversed(rows(c -> seconds(c) + "," + utc(c) + ",BTC/USD," + ohlcv(c) + ",1.5"))),
        Arguments.of(
            "CryptoDataDownload's CSV, times in UTC, not sorted",
            "Timestamps are UTC timezone,https://www.CryptoDataDownload.com\n"
                + "Date,Symbol,Open,High,Low,Close,Volume BTC,Volume USD\n"
                + reversed(rows(c -> halfDay(c) + ",BTCUSD," + ohlcv(c) + ",1.5"))),
        Arguments.of(
            "Yahoo's CSV, times with their offset",
            "Datetime,Open,High,Low,Close,Adj Close,Volume\n"
                + rows(c -> utc(c) + "+00:00," + ohlcv(c).replaceAll(",([^,]*)$", ",7,$1"))),
        Arguments.of(
            "yfinance's CSV, times with their offset",
            "Price,Close,High,Low,Open,Volume\n"
                + "Ticker,BTC-USD,BTC-USD,BTC-USD,BTC-USD,BTC-USD\nDatetime,,,,,\n"
                + rows(
                    c ->
                        utc(c)
                            + "+00:00,"
                            + c.close()
                            + ","
                            + c.high()
                            + ","
                            + c.low()
                            + ","
                            + c.open()
                            + ","
                            + c.volume())),
        Arguments.of(
            "TradingView's chart export, times in seconds since 1970",
            "time,open,high,low,close,Volume,Volume MA,Plot,Plot\n"
                + rows(c -> seconds(c) + "," + ohlcv(c) + ",,,")),
        Arguments.of(
            "TradingView's chart export, times with their offset",
            "time," + lower + rows(c -> c.openTime() + "," + ohlcv(c))),
        Arguments.of(
            "freqtrade's candles, times with their offset",
            "date," + lower + rows(c -> utc(c) + "+00:00," + ohlcv(c))),
        Arguments.of(
            "ccxt's or freqtrade's candles, times in milliseconds since 1970",
            objects(c -> "[" + seconds(c) + "000, " + ohlcv(c) + "]")),
        Arguments.of(
            "ccxt's or freqtrade's candles, times in milliseconds since 1970",
            "timestamp," + lower + rows(c -> seconds(c) + "000," + ohlcv(c))),
        Arguments.of(
            "a pandas index, times in UTC", "," + lower + rows(c -> utc(c) + "," + ohlcv(c))),
        Arguments.of(
            "Coinbase's candles, times in seconds since 1970",
            objects(c -> "[" + seconds(c) + "," + lhoc(c) + "]")),
        Arguments.of(
            "Coinbase's candles, times in seconds since 1970",
            "time,low,high,open,close,volume\n" + rows(c -> seconds(c) + "," + lhoc(c))),
        Arguments.of(
            "Coinbase's candles, times in seconds since 1970",
            "{\"candles\":"
                + objects(
                    c ->
                        String.format(
                            Locale.ROOT,
                            "{\"start\":\"%d\",\"low\":\"%s\",\"high\":\"%s\",\"open\":\"%s\","
                                + "\"close\":\"%s\",\"volume\":\"%s\"}",
                            seconds(c),
                            c.low(),
                            c.high(),
                            c.open(),
                            c.close(),
                            c.volume()))
                + "}"),
        Arguments.of(
            "Bitstamp's candles, times in seconds since 1970",
            "{\"data\":{\"pair\":\"BTC/USD\",\"ohlc\":"
                + objects(
                    c ->
                        String.format(
                            Locale.ROOT,
                            "{\"close\":\"%s\",\"high\":\"%s\",\"low\":\"%s\",\"open\":\"%s\","
                                + "\"timestamp\":\"%d\",\"volume\":\"%s\"}",
                            c.close(),
                            c.high(),
                            c.low(),
                            c.open(),
                            seconds(c),
                            c.volume()))
                + "}}"),
        Arguments.of(
            "Kaggle's minutes, times in seconds since 1970",
            own + rows(c -> seconds(c) + ".0," + ohlcv(c))),
        Arguments.of(
            "Kaggle's minutes, times in seconds since 1970",
            "Timestamp,Open,High,Low,Close,Volume_(BTC),Volume_(Currency),Weighted_Price\n"
                + rows(c -> seconds(c) + "," + ohlcv(c) + ",1,1")),
        Arguments.of(
            "Argus's CSV, times in UTC",
            own.replace(',', ';') + rows(c -> utc(c) + "," + ohlcv(c)).replace(',', ';')),
        Arguments.of(
            "Argus's CSV, times in UTC, decimal comma",
            (own + rows(c -> utc(c) + "," + ohlcv(c))).replace(',', ';').replace('.', ',')),
        Arguments.of(
            "Argus's CSV, times in UTC, decimal comma",
            (own + rows(c -> utc(c) + "," + ohlcv(c))).replace(',', '\t').replace('.', ',')),
        Arguments.of(
            "Argus's CSV, times in UTC, not sorted",
            own + reversed(rows(c -> utc(c) + "," + ohlcv(c)))),
        Arguments.of(
            "CSV, times in seconds since 1970",
            "volume,close,low,high,open,unix\n"
                + Stream.of(secondsRows.split("\n"))
                    .map(CandleSourcesTest::backwards)
                    .collect(Collectors.joining("\n", "", "\n"))));
  }

  private static String backwards(String row) {
    List<String> fields = new ArrayList<>(List.of(row.split(",")));
    Collections.reverse(fields);
    return String.join(",", fields);
  }

  private static String halfDay(Candle c) {
    int hour = c.openTime().atOffset(ZoneOffset.UTC).getHour();
    return String.format(
        Locale.ROOT,
        "%s %02d-%s",
        utc(c).substring(0, 10),
        hour % 12 == 0 ? 12 : hour % 12,
        hour < 12 ? "AM" : "PM");
  }

  static CandleFile read(byte[] content, ReadAs as) {
    try {
      return CandleFormat.readAny(
          "FILE", new ByteArrayInputStream(content), "BTC-USD", Instant.MAX, as);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static CandleFile read(String content) {
    return read(content.getBytes(StandardCharsets.UTF_8), ReadAs.RECOGNIZED);
  }

  static List<String> refused(String content) {
    return assertThrows(CandleFileException.class, () -> read(content)).problems();
  }

  @ParameterizedTest
  @MethodSource("sources")
  void everySourceIsRecognizedAndGivesTheSameCandles(String told, String content) {
    CandleFile read = read(content);
    assertEquals(TAPE.candles(), read.closed().candles());
    assertEquals(List.of("FILE is read as " + told), read.notices());
  }

  @Test
  void itsOwnFormatNeedsNoWord() {
    String own = "Timestamp,Open,High,Low,Close,Volume\n";
    for (String text :
        List.of(
            own + rows(c -> utc(c) + "," + ohlcv(c)),
            own + rows(c -> utc(c) + " UTC," + ohlcv(c)),
            own + rows(c -> c.openTime().atOffset(ZoneOffset.ofHours(-5)) + "," + ohlcv(c)))) {
      CandleFile read = read(text);
      assertEquals(TAPE.candles(), read.closed().candles());
      assertEquals(List.of(), read.notices());
    }
  }

  @Test
  void packedAndRecodedFilesAreTheSame() throws IOException {
    String text =
        "\uFEFFTimestamp,Open,High,Low,Close,Volume\n" + rows(c -> utc(c) + "," + ohlcv(c));
    List<byte[]> packed = new ArrayList<>();
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      packed.add(text.getBytes(charset));
      packed.add(text.substring(1).getBytes(charset));
    }
    packed.add(gzip(text.getBytes(StandardCharsets.UTF_16LE)));
    packed.add(zip("BTC.csv", text, "BTC.csv.CHECKSUM", "00", "__MACOSX/BTC.csv", "x"));
    for (byte[] each : packed) {
      assertEquals(TAPE.candles(), read(each, ReadAs.RECOGNIZED).closed().candles());
    }
  }

  @Test
  void aRowThatIsThereTwiceIsOne() {
    List<String> rows = new ArrayList<>(rows(c -> utc(c) + "," + ohlcv(c)).lines().toList());
    rows.addAll(rows.subList(10, 20));
    Collections.rotate(rows, 100);
    CandleFile read =
        read("Timestamp,Open,High,Low,Close,Volume\n" + String.join("\n", rows) + "\n");
    assertEquals(TAPE.candles(), read.closed().candles());
    assertEquals(
        List.of(
            "FILE is read as Argus's CSV, times in UTC, not sorted",
            "FILE: 10 rows are there twice, with equal values"),
        read.notices());
  }

  @ParameterizedTest
  @ValueSource(strings = {"59:59", "59:59.999", "59:00", "59"})
  void timesOfTheCloseAreMovedToTheOpen(String end) {
    String rows = rows(c -> utc(c).substring(0, 14) + end + "," + ohlcv(c));
    CandleFile read = read("date,open,high,low,close,volume\n" + rows);
    assertEquals(TAPE.candles(), read.closed().candles());
    assertEquals(
        "FILE: its times are of the close: each candle opens "
            + (end.startsWith("59:59") ? "59 minutes 59 seconds" : "59 minutes")
            + " before",
        read.notices().getLast());
  }

  @Test
  void minutesAreJoinedAndOneWithoutATradeIsNotMissing() {
    StringBuilder text =
        new StringBuilder(
            "Timestamp,Open,High,Low,Close,Volume_(BTC),Volume_(Currency),Weighted_Price\n");
    for (int i = 0; i < 240; i++) {
      String values = i % 7 == 3 ? "NaN,NaN,NaN,NaN,NaN,NaN,NaN" : "10,12,9,11,0.5,5,10";
      if (i < 60 || i == 61 || i >= 120) {
        text.append(1_577_836_800L + 60L * i).append(',').append(values).append('\n');
      }
    }
    CandleFile read = read(text.toString());
    Instant first = Instant.ofEpochSecond(1_577_836_800L);
    assertEquals(
        List.of(first, first.plusSeconds(7_200), first.plusSeconds(10_800)),
        read.closed().candles().stream().map(Candle::openTime).toList());
    assertEquals(25.5, read.closed().volume(0));
    assertEquals(
        List.of(
            "FILE is read as Kaggle's minutes, times in seconds since 1970",
            "FILE: 26 rows have no price",
            "FILE: 181 candles of 1 minute are joined to 3 hours",
            "FILE: 1 hour is left out, as not all 60 candles of each are there: the first is"
                + " 2020-01-01T01:00Z, which has 1",
            "FILE: 1 hour is missing in 1 gap: the first at 2020-01-01T01:00Z, 1 candle"),
        read.notices());
  }

  @Test
  void whatWasWrittenWithinItsLastHourIsNotClosed() {
    byte[] text =
        ("date,open,high,low,close,volume\n" + rows(c -> utc(c) + "," + ohlcv(c)))
            .getBytes(StandardCharsets.UTF_8);
    Instant last = TAPE.openTime(TAPE.size() - 1);
    for (int minutes : new int[] {0, 30, 59}) {
      CandleFile read = read(text, ReadAs.RECOGNIZED.written(last.plusSeconds(60L * minutes)));
      assertEquals(TAPE.size() - 1, read.closed().size());
      assertTrue(read.notices().getLast().startsWith("FILE: dropped 1 candle not closed by "));
    }
    for (int minutes : new int[] {-1, 60, -9_000}) {
      CandleFile read = read(text, ReadAs.RECOGNIZED.written(last.plusSeconds(60L * minutes)));
      assertEquals(TAPE.size(), read.closed().size());
    }
  }

  @Test
  void everyFormatHasANameAndIsListed() {
    for (CandleSource source : CandleSource.values()) {
      assertEquals(source, CandleSource.named(source.id().toUpperCase(Locale.ROOT)).orElseThrow());
      assertTrue(CandleSource.ids().contains(source.id()));
      assertTrue(!source.shapes().isEmpty() && !source.times().isEmpty(), source.id());
    }
    assertEquals(
        CandleSource.values().length,
        Stream.of(CandleSource.values()).map(CandleSource::id).distinct().count());
  }

  private static byte[] gzip(byte[] text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zipped = new GZIPOutputStream(out)) {
      zipped.write(text);
    }
    return out.toByteArray();
  }

  static byte[] zip(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }
}
