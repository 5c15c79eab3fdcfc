package com.iteradynamics.candlefile;

import static com.iteradynamics.candlefile.CandleSourcesTest.TAPE;
import static com.iteradynamics.candlefile.CandleSourcesTest.lhoc;
import static com.iteradynamics.candlefile.CandleSourcesTest.ohlcv;
import static com.iteradynamics.candlefile.CandleSourcesTest.read;
import static com.iteradynamics.candlefile.CandleSourcesTest.refused;
import static com.iteradynamics.candlefile.CandleSourcesTest.rows;
import static com.iteradynamics.candlefile.CandleSourcesTest.seconds;
import static com.iteradynamics.candlefile.CandleSourcesTest.utc;
import static com.iteradynamics.candlefile.CandleSourcesTest.zip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.testkit.Tapes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are cut, mixed, of two products, in another unit or of a local clock. */
class CandleRefusalsTest {
  private static final String OWN = "Timestamp,Open,High,Low,Close,Volume\n";
  private static final String TRADES =
      " is a list of trades, orders or bookings, and has no candles";

  /** A file, what is said of it first, and what a reader needs to know. */
  private record Bad(String name, String content, String said) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Bad bad(String name, String content, String said) {
    return new Bad(name, content, said);
  }

  private static String kraken() {
    return rows(c -> seconds(c) + "," + ohlcv(c) + ",42");
  }

  private static String binance() {
    return rows(c -> seconds(c) + "000," + ohlcv(c) + ",1,1,1,1,1,0");
  }

  private static String half(String rows) {
    return rows.lines().limit(150).collect(Collectors.joining("\n", "", "\n"));
  }

  static Stream<Bad> badFiles() {
    String header = "time,open,high,low,close,Volume\n";
    String ms = rows(c -> "[" + seconds(c) + "000," + ohlcv(c) + "],");
    String array = "[" + ms.substring(0, ms.length() - 2) + "]";
    String cdd = "note\nunix,date,symbol,open,high,low,close,Volume BTC,Volume USD\n";
    String cddRows = rows(c -> seconds(c) + "," + utc(c) + ",BTC/USD," + ohlcv(c) + ",1");
    return Stream.of(
        bad("empty", "", "FILE is empty"),
        bad("header alone", header, "FILE has a header and no candles"),
        bad(
            "cut row",
            kraken().substring(0, kraken().length() - 6),
            "FILE:300 has 6 fields, the first row has 7"),
        bad("cut header's row", header + "1577836800,1,2", "FILE:2 has 3 fields, the header has 6"),
        bad(
            "two sources",
            half(kraken()) + binance(),
            "FILE:151 has 12 fields, the first row has 7"),
        bad(
            "header of another",
            "open_time,open,high,low,close,volume,close_time\n"
                + rows(c -> seconds(c) + "," + ohlcv(c) + ",42"),
            "FILE:2 has the header of Binance's klines, but its time is in seconds since 1970: name its"
                + " columns with --columns if it is of another source"),
        bad(
            "Kraken in milliseconds",
            rows(c -> seconds(c) + "000," + ohlcv(c) + ",42"),
            "FILE:1 has 7 fields as Kraken's OHLCVT, but its time is in milliseconds since 1970:"
                + " name its columns with --columns if it is of another source"),
        bad(
            "two units",
            header
                + half(rows(c -> seconds(c) + "," + ohlcv(c)))
                + rows(c -> seconds(c) + "000," + ohlcv(c)),
            "FILE:152 Timestamp \"1735689600000\" is in milliseconds since 1970, and this format has"
                + " text, such as 2026-03-01 14:00:00 or seconds since 1970"),
        bad(
            "text behind numbers",
            header
                + half(rows(c -> seconds(c) + "," + ohlcv(c)))
                + rows(c -> c.openTime() + "," + ohlcv(c)),
            "FILE:152 Timestamp \"2025-01-01T00:00:00Z\" is in text, such as 2026-03-01 14:00:00,"
                + " the rows before it are in seconds since 1970"),
        bad(
            "days of a spreadsheet",
            header + "43831.5,10,12,9,11,5\n43831.6,10,12,9,11,5\n",
            "FILE:2 Timestamp \"43831.5\" is no time of a candle: as seconds since 1970 it would be"
                + " 1970-01-01T12:10:31Z"),
        bad(
            "digits that a spreadsheet dropped",
            "timestamp,open,high,low,close,volume\n1.57784E+12,10,12,9,11,5\n",
            "FILE:2 Timestamp is not a time like 2026-03-01 14:00:00: \"1.57784E+12\"; a spreadsheet"
                + " has dropped its last digits"),
        bad(
            "two products",
            cdd + half(cddRows) + cddRows.replace("BTC/USD", "ETH/USD"),
            "FILE:153 is of \"ETH/USD\", and rows before it of \"BTC/USD\": a file has candles of"
                + " one product"),
        bad(
            "another product",
            cdd + cddRows.replace("BTC/USD", "ETH/USD"),
            "FILE is of ETH/USD, not of BTC-USD: name its product with --product"),
        bad(
            "two products without a name",
            OWN + rows(c -> utc(c) + "," + ohlcv(c)) + rows(c -> utc(c) + ",1,1,1,1,1"),
            "FILE:302 [BTC-USD 2025-01-01T00:00Z] this hour is there twice with other values, also"
                + " in line 2; if these are local times, name their zone with --time-zone"),
        bad(
            "two tickers",
            "Price,Close,Close,High,High,Low,Low,Open,Open,Volume,Volume\n"
                + "Ticker,BTC-USD,ETH-USD,BTC-USD,ETH-USD,BTC-USD,ETH-USD,BTC-USD,ETH-USD,BTC-USD,"
                + "ETH-USD\n",
            "FILE has the column Close twice: it holds more than one product, or two columns of one"
                + " name; leave one of them"),
        bad(
            "the ticker of another",
            """
            Price,Close,High,Low,Open,Volume
            Ticker,SPY,SPY,SPY,SPY,QQQ
            Datetime,,,,,
            2025-09-19 13:00:00+00:00,11,12,9,10,100
            """,
            "FILE:2 holds SPY and QQQ: a file has candles of one product"),
        bad(
            "days",
            """
            Date,Open,High,Low,Close,Adj Close,Volume
            2020-01-02,10,12,9,11,11,1
            2020-01-03,10,12,9,11,11,1
            2020-01-06,10,12,9,11,11,1
            """,
            "FILE:2 has a date and no time of day, as all other rows: Argus reads hourly candles,"
                + " and joins those of 1, 5, 15 or 30 minutes to hours; export such ones"),
        bad(
            "hours from half past",
            "Datetime,Open,High,Low,Close,Adj Close,Volume\n"
                + rows(c -> utc(c).replace(":00:", ":30:") + "+00:00," + ohlcv(c) + ",1")
                    .replaceAll("(?m),([^,]*),1$", ",1,$1"),
            "FILE:2 this candle, like all others of the file, opens 30 minutes after the hour of the"
                + " clock; Argus has hours that begin with the clock's. Export candles of 1, 5, 15 or"
                + " 30 minutes, which are joined to them"),
        bad(
            "no volume",
            "time,open,high,low,close\n1577836800,10,12,9,11\n",
            "FILE lacks the column Volume (TradingView exports it when the chart shows the study"
                + " Volume); its first line is \"time,open,high,low,close\""),
        bad(
            "trades",
            "Trade #,Type,Signal,Date/Time,Price\n1,Entry,x,2020-01-01 00:00,3\n",
            "FILE" + TRADES + "; its first line is \"Trade #,Type,Signal,Date/Time,Price\""),
        bad(
            "fills",
            "portfolio,trade id,product,side,created at,size,size unit,price\n",
            "FILE"
                + TRADES
                + "; its first line is \"portfolio,trade id,product,side,created at,size,size"
                + " unit,price\""),
        bad(
            "unknown header",
            "a,b,c,d,e,f\n1577836800,2,3,4,5,6\n",
            "FILE is in no format that Argus knows: --columns names the columns of another; its"
                + " first line is \"a,b,c,d,e,f\""),
        bad(
            "another number of fields",
            rows(c -> seconds(c) + "," + ohlcv(c) + ",1,2,3"),
            "FILE:1 has no header above it, and no format without one has 9 fields: name its columns"
                + " with --columns"),
        bad(
            "the order of Coinbase in milliseconds",
            rows(c -> seconds(c) + "000," + lhoc(c)),
            "FILE has prices in the order time,low,high,open,close,volume, and times as ccxt's or"
                + " freqtrade's candles, whose order is time,open,high,low,close,volume: say with"
                + " --columns which it is"),
        bad(
            "the usual order in seconds",
            rows(c -> seconds(c) + "," + ohlcv(c)),
            "FILE has prices in the order time,open,high,low,close,volume, and times as Coinbase's"
                + " candles, whose order is time,low,high,open,close,volume: say with --columns which"
                + " it is"),
        bad(
            "opens out of their range",
            header + rows(c -> seconds(c) + ",1," + ohlcv(c).replaceFirst("^[^,]*,", "")),
            "FILE has 300 of 300 candles that open outside of their low and high: its columns are in"
                + " another order than they say; name them with --columns"),
        bad(
            "thousands",
            OWN.replace(',', ';') + "2020-01-01 00:00;7,183;7,190;7,100;7,150;1,200\n",
            "FILE has numbers such as \"7,183\", whose comma may stand before decimals or between"
                + " thousands: write them with a decimal point"),
        bad(
            "rows without prices",
            header + "1577836800,NaN,NaN,NaN,NaN,NaN\n1577840400,null,null,null,null,null\n",
            "FILE has no row with prices"),
        bad("cut JSON", array.substring(0, 500), "FILE is cut short: its JSON ends too early"),
        bad(
            "damaged JSON",
            array.replaceFirst("],\\n", "]"),
            "FILE is damaged: its JSON cannot be read behind byte "),
        bad("empty JSON", "[]", "FILE has no candles: an array of them is empty or missing"),
        bad(
            "JSON of numbers",
            "[1,2,3]",
            "FILE has no candles: its array is not one of arrays or of objects"),
        bad(
            "two lists",
            "{\"a\":" + array + ",\"b\":" + array + "}",
            "FILE has two lists of candles: a file has those of one product"),
        bad(
            "a hole in JSON",
            array.replaceFirst("],\\n\\[", "],null,["),
            "FILE row 2 is no candle"),
        bad(
            "a wrong row of JSON",
            array.replaceFirst("\\[[^\\[]*$", "[1577836800000,1,1,1,-1,1]]"),
            "FILE row 300 [BTC-USD 2020-01-01T00:00Z] close must be > 0, was -1"),
        bad(
            "Feather",
            "ARROW1\0\0",
            "FILE is a Feather file, which Argus does not read. Write it as CSV: python3 -c \"import"
                + " sys, pandas; pandas.read_feather(sys.argv[1]).to_csv('candles.csv')\" FILE; or, of"
                + " freqtrade: freqtrade convert-data --format-from feather --format-to json"),
        bad("a page", "<html>\n<body>404</body>\n", "FILE is in no format that Argus knows"),
        bad("an image", "\u0089PNG\r\n\u001a\n\0", "FILE is not a text file in UTF-8"));
  }

  @ParameterizedTest
  @MethodSource("badFiles")
  void saysWhatIsWrong(Bad bad) {
    String said = refused(bad.content()).getFirst();
    assertTrue(said.startsWith(bad.said()), said);
  }

  @Test
  void saysWhatIsWrongWithAnArchive() throws IOException {
    byte[] one = zip("a.csv", OWN + rows(c -> utc(c) + "," + ohlcv(c)));
    assertEquals(
        "FILE has 2 files: a.csv, b.csv; unzip it and name the one to read",
        refusedBytes(zip("a.csv", OWN, "b.csv", OWN)));
    assertEquals("FILE: the zip has no file", refusedBytes(zip("a/", "")));
    assertEquals(
        "FILE is a workbook of a spreadsheet: save the sheet as CSV",
        refusedBytes(zip("xl/workbook.xml", "a", "b", "c")));
    for (int length = 100; length < one.length - 200; length += 501) {
      String said = refusedBytes(Arrays.copyOf(one, length));
      assertEquals("FILE is cut short: its zip archive ends too early", said);
    }
    byte[] damaged = one.clone();
    damaged[one.length / 2] ^= 1;
    assertTrue(refusedBytes(damaged).startsWith("FILE is damaged: "));
  }

  private static String refusedBytes(byte[] content) {
    return assertThrows(CandleFileException.class, () -> read(content, ReadAs.RECOGNIZED))
        .problems()
        .getFirst();
  }

  /** Hours around an instant, by the clock of New York. */
  private static String newYork(String from, int minutes, int count) {
    DateTimeFormatter shown =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
            .withZone(ZoneId.of("America/New_York"));
    Instant first = Instant.parse(from);
    CandleSeries tape = Tapes.random(3, count);
    StringBuilder text = new StringBuilder(OWN);
    for (int i = 0; i < count; i++) {
      Candle c = tape.candle(i);
      text.append(shown.format(first.plusSeconds(60L * minutes * i)))
          .append(',')
          .append(ohlcv(c))
          .append('\n');
    }
    return text.toString();
  }

  private static CandleFile inZone(String text, String zone) {
    ReadAs as =
        new ReadAs(
            Optional.empty(), Optional.of(ZoneId.of(zone)), Optional.empty(), Optional.empty());
    return read(text.getBytes(StandardCharsets.UTF_8), as);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-30T00:00:00Z, 60, 96",
    "2026-10-30T00:00:00Z, 15, 384",
    "2026-03-06T00:00:00Z, 60, 96",
    "2026-03-06T00:00:00Z, 60, 6000"
  })
  void aLocalClockIsReadWhereItsZoneIsNamed(String from, int minutes, int count) {
    String text = newYork(from, minutes, count);
    refused(text);
    String rows = text.substring(OWN.length());
    for (String each : List.of(text, OWN + CandleSourcesTest.reversed(rows))) {
      CandleSeries read = inZone(each, "America/New_York").closed();
      assertEquals(count * minutes / 60, read.size());
      for (int i = 0; i < read.size(); i++) {
        assertEquals(Instant.parse(from).plusSeconds(3_600L * i), read.openTime(i));
      }
    }
  }

  @Test
  void anHourThatIsMissingOnALocalClockAloneIsNoGuess() {
    String text = newYork("2026-03-06T00:00:00Z", 60, 96);
    assertEquals(
        List.of(
            "FILE: the hour 2026-03-08T02:00 is missing, which the clocks of America/New_York skip:"
                + " the times may be of such a clock, or of UTC without this hour; say which with"
                + " --time-zone, such as --time-zone America/New_York or --time-zone UTC"),
        refused(text));
    assertEquals(96, inZone(text, "UTC").closed().size());
    // An hour among others that are missing says nothing of a clock, and nor does a whole day.
    assertEquals(
        94,
        read(text.replaceFirst("2026-03-09 0[13].*\n", "").replaceFirst("2026-03-07 0[13].*\n", ""))
            .closed()
            .size());
    assertEquals(73, read(text.replaceAll("2026-03-08 .*\n", "")).closed().size());
  }

  @Test
  void anHourThatALocalClockHasTwiceAndTheFileOnceIsNoGuess() {
    String text =
        newYork("2026-10-30T00:00:00Z", 60, 96).replaceFirst("2026-11-01 01:00:00,.*\n", "");
    String said =
        "FILE: 2026-11-01T01:00 is on the clock of America/New_York twice, and which is meant does"
            + " not show: it may be 2026-11-01T05:00:00Z or 2026-11-01T06:00:00Z; write the times in"
            + " UTC or with their offset";
    CandleFileException thrown =
        assertThrows(CandleFileException.class, () -> inZone(text, "America/New_York"));
    assertEquals(List.of(said), thrown.problems());
  }

  @Test
  void aTimeThatTheClockSkipsIsNone() {
    String text = OWN + "2026-03-08 01:00,1,1,1,1,1\n2026-03-08 02:00,1,1,1,1,1\n";
    CandleFileException thrown =
        assertThrows(CandleFileException.class, () -> inZone(text, "America/New_York"));
    assertEquals(
        List.of(
            "FILE:3 Timestamp \"2026-03-08 02:00\" is a time that the clock of America/New_York"
                + " skips"),
        thrown.problems());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2020-01-01T00:00:00Z", "2020-01-01 00:00+01:00", "1577836800"})
  void aZoneIsRefusedWhereTimesNeedNone(String time) {
    String text = "time,open,high,low,close,volume\n" + time + ",1,1,1,1,1\n";
    CandleFileException thrown =
        assertThrows(CandleFileException.class, () -> inZone(text, "Europe/Berlin"));
    assertEquals(
        List.of(
            "FILE has times that need no zone, as they have their offset or count from 1970 in UTC:"
                + " leave --time-zone out"),
        thrown.problems());
  }

  @Test
  void columnsAreReadAsTheyAreNamed() {
    String german =
        "Datum;Auf;Hoch;Tief;Zu;Menge\n" + rows(c -> utc(c) + "," + ohlcv(c)).replace(',', ';');
    String bare = rows(c -> "x," + lhoc(c) + "," + utc(c));
    List<List<String>> all =
        List.of(
            List.of(german, "time=Datum,open=Auf,high=Hoch,low=Tief,close=Zu,volume=Menge"),
            List.of(german, "time,open,high,low,close,volume"),
            List.of(bare, "-,low,high,open,close,volume,time"));
    for (List<String> each : all) {
      CandleFile read =
          read(
              each.getFirst().getBytes(StandardCharsets.UTF_8),
              new ReadAs(
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of(ColumnNames.of(each.getLast())),
                  Optional.empty()));
      assertEquals(TAPE.candles(), read.closed().candles());
      assertEquals(List.of("FILE is read as CSV, times in UTC"), read.notices());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "time,open,high,low,close | volume is missing",
        "time,open,high,low,close,volume,open | \"open\" is not one of them, or is there twice",
        "time,open,high,low,close,volumes | \"volumes\" is not one of them, or is there twice",
        "time=a,open=b,high=c,low=d,close=e,volume | \"volume\" is not one of them, or is there twice"
      })
  void columnsThatCannotBeAreRefused(String columns, String why) {
    assertEquals(
        why,
        assertThrows(IllegalArgumentException.class, () -> ColumnNames.of(columns)).getMessage());
  }

  @Test
  void aFormatThatIsNamedIsTheOneThatIsLookedFor() {
    ReadAs kaggle =
        new ReadAs(
            Optional.of(CandleSource.KAGGLE), Optional.empty(), Optional.empty(), Optional.empty());
    byte[] text = (OWN + rows(c -> seconds(c) + "," + ohlcv(c))).getBytes(StandardCharsets.UTF_8);
    assertEquals(TAPE.candles(), read(text, kaggle).closed().candles());
    CandleFileException thrown =
        assertThrows(
            CandleFileException.class,
            () -> read(kraken().getBytes(StandardCharsets.UTF_8), kaggle));
    assertEquals(
        List.of(
            "FILE:1 does not fit --format kaggle: has no header above it, and no format without one"
                + " has 7 fields as Kaggle's minutes: name its columns with --columns"),
        thrown.problems());
  }
}
