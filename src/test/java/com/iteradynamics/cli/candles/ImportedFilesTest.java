package com.iteradynamics.cli.candles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.CandleCsv;
import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.candlefile.CandleFile;
import com.iteradynamics.candlefile.CandleSource;
import com.iteradynamics.candlefile.ReadAs;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.testkit.Shared;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of others, by command. */
class ImportedFilesTest {
  private static final List<String> PEOPLE_HAVE =
      List.of(
          "binance_klines_ms.csv",
          "binance_klines_us.csv",
          "binance_header.csv",
          "BTCUSDT-1h-2020-01.zip",
          "kraken_ohlcvt.csv",
          "cryptodatadownload.csv",
          "tradingview.csv",
          "tradingview_iso.csv",
          "freqtrade_date.csv",
          "freqtrade.json",
          "ccxt.csv",
          "pandas_index.csv",
          "descending.csv",
          "semicolon_comma.csv",
          "new_york.csv",
          "close_times.csv");

  @TempDir private Path folder;

  private Outcome run(String... args) {
    return Run.in(folder).argus(args);
  }

  private static String kraken(CandleSeries candles) {
    return candles.candles().stream()
        .map(
            c ->
                c.openTime().getEpochSecond()
                    + ","
                    + c.open()
                    + ","
                    + c.high()
                    + ","
                    + c.low()
                    + ","
                    + c.close()
                    + ","
                    + c.volume()
                    + ",7")
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void theFilesThatPeopleHaveAreTheSameHours() throws Exception {
    Path inputs = folder.resolve("inputs");
    make(inputs);
    CandleSeries wanted =
        CandleCsv.read(inputs.resolve("first_500h.csv"), "BTC-USD", Instant.MAX).closed();
    for (String name : PEOPLE_HAVE) {
      CandleFile read =
          CandleCsv.readAny(inputs.resolve(name), "BTC-USD", Instant.MAX, ReadAs.RECOGNIZED);
      assertEquals(wanted.candles(), read.closed().candles(), name);
    }
  }

  private static void make(Path inputs) throws Exception {
    Path script = Shared.require("faults/make.py");
    Process made =
        new ProcessBuilder("python3", script.toString(), inputs.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, made.waitFor(), said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "candles verify FILE",
        "candles import FILE --store DIR",
        "backtest --candles FILE",
        "replay --candles FILE"
      })
  void everyCommandReadsThemAndSaysWhatTheyAre(String command) throws IOException {
    CandleSeries hours = SampleCandles.load().first(500);
    CandleCsv.write(hours, folder.resolve("own.csv"));
    Files.writeString(folder.resolve("kraken.csv"), kraken(hours));
    Outcome own = run(command.replace("FILE", "own.csv").replace("DIR", "a").split(" "));
    Outcome other = run(command.replace("FILE", "kraken.csv").replace("DIR", "b").split(" "));
    assertEquals(own.exits(0).out(), other.exits(0).out());
    assertTrue(
        other.err().contains("kraken.csv is read as Kraken's OHLCVT, times in seconds since 1970"),
        other.err());
  }

  @Test
  void whatIsRefusedStoresNothing() throws IOException {
    String rows = kraken(SampleCandles.load().first(100));
    Files.writeString(folder.resolve("cut.csv"), rows.substring(0, rows.length() - 5));
    String err = run("candles", "import", "cut.csv", "--store=a").exits(1).err();
    assertTrue(err.contains("cut.csv:100 has 6 fields, the first row has 7"), err);
    assertFalse(Files.exists(folder.resolve("a/flight_recorder.csv")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "own.csv --format=nix | --format must be one of argus, binance, kraken,",
        "own.csv --time-zone=Nix | --time-zone must be a zone such as UTC, +01:00 or Europe/Berlin, was \"Nix\"",
        "own.csv --columns=time | --columns must name time, open, high, low, close and volume once each: open is missing",
        "own.csv --columns=a --format=csv | give only one of --format=NAME, --columns=NAMES",
        "--sample --format=csv | --format says how a candle file is read: name one"
      })
  void optionsThatCannotBeAreRefused(String args, String said) throws IOException {
    CandleCsv.write(SampleCandles.load().first(50), folder.resolve("own.csv"));
    List<String> words = new ArrayList<>(List.of("candles", "verify"));
    words.addAll(List.of(args.split(" ", -1)));
    String err = run(words.toArray(String[]::new)).exits(2).err();
    assertTrue(err.contains(said), err);
  }

  @Test
  void aZoneAndColumnsAreWhatIsTyped() throws IOException {
    CandleSeries hours = SampleCandles.load().first(100);
    String rows =
        hours.candles().stream()
            .map(
                c ->
                    c.openTime().plusSeconds(3_600).toString().replaceAll("[TZ]", " ").strip()
                        + ";"
                        + c.open()
                        + ";"
                        + c.high()
                        + ";"
                        + c.low()
                        + ";"
                        + c.close()
                        + ";"
                        + c.volume())
            .collect(Collectors.joining("\n", "Zeit;Auf;Hoch;Tief;Zu;Menge\n", "\n"));
    Files.writeString(folder.resolve("local.csv"), rows);
    run(
            "candles",
            "import",
            "local.csv",
            "--store=a",
            "--time-zone=Europe/Berlin",
            "--columns=time=Zeit,open=Auf,high=Hoch,low=Tief,close=Zu,volume=Menge")
        .exits(0);
    List<Candle> stored =
        CandleCsv.read(folder.resolve("a/flight_recorder.csv"), "BTC-USD", Instant.MAX)
            .closed()
            .candles();
    assertEquals(hours.candles(), stored);
  }

  @Test
  void aResultIsRepeatedWithTheOptionsOfItsFile() throws IOException {
    Files.writeString(folder.resolve("kraken.csv"), kraken(SampleCandles.load().first(500)));
    run("backtest", "--candles=kraken.csv", "--format=kraken", "--report=page.html").exits(0);
    String page = Files.readString(folder.resolve("page.html"));
    assertTrue(page.contains("--candles kraken.csv --format kraken"), page);
  }

  @Test
  void longerCandlesAreMadeOfWholeOnes() throws IOException {
    List<Candle> hours = new ArrayList<>(SampleCandles.load().first(24 * 15 + 3).candles());
    hours.remove(24 * 2 + 7);
    CandleCsv.write(CandleSeries.of("BTC-USD", hours), folder.resolve("hours.csv"));
    run("candles", "import", "hours.csv", "--store=a").exits(0);
    Outcome days = run("candles", "export", "--store=a", "--out=d.csv", "--resample=1d").exits(0);
    assertTrue(days.err().contains("362 candles of 1 hour are joined to 14 of 1 day"), days.err());
    assertTrue(
        days.err()
            .contains(
                "1 candle is left out, as not all 24 candles of each are there: the first is"
                    + " 2025-01-03T00:00Z, which has 23"),
        days.err());
    assertTrue(
        days.err().contains("the last candle, 2025-01-16T00:00Z, is left out: it has 3 of 24"),
        days.err());
    List<String> rows = Files.readAllLines(folder.resolve("d.csv"));
    assertEquals(15, rows.size());
    assertTrue(rows.get(1).startsWith("2025-01-01 00:00:00,"), rows.get(1));
    assertTrue(rows.get(3).startsWith("2025-01-04 00:00:00,"), rows.get(3));
    double high = hours.subList(0, 24).stream().mapToDouble(Candle::high).max().orElseThrow();
    double volume = hours.subList(0, 24).stream().mapToDouble(Candle::volume).sum();
    String[] day = rows.get(1).split(",", -1);
    assertEquals(hours.getFirst().open(), Double.parseDouble(day[1]));
    assertEquals(high, Double.parseDouble(day[2]));
    assertEquals(hours.get(23).close(), Double.parseDouble(day[4]));
    assertEquals(volume, Double.parseDouble(day[5]), 1e-9);
    run("candles", "export", "--store=a", "--out=w.csv", "--resample=1w").exits(0);
    // 2025-01-06 was a Monday.
    assertTrue(Files.readAllLines(folder.resolve("w.csv")).get(1).startsWith("2025-01-06 "));
    for (String length : List.of("5h", "1h", "2d", "x", "0h")) {
      String err =
          run("candles", "export", "--store=a", "--out=x.csv", "--resample=" + length)
              .exits(2)
              .err();
      assertTrue(err.contains("--resample must be one of 2h, 3h, 4h, 6h, 8h, 12h, 1d, 1w"), err);
    }
    assertFalse(Files.exists(folder.resolve("x.csv")));
  }

  @Test
  void everyFormatIsOnThePageOfCandleFiles() throws IOException {
    String page = Files.readString(Path.of("docs/candle-files.md"));
    for (CandleSource source : CandleSource.values()) {
      assertTrue(page.contains("`" + source.id() + "`"), source.id());
    }
  }

  @Test
  void minutesThatFillOrdersAreRecognizedToo() throws IOException {
    CandleSeries hours = SampleCandles.load().first(300);
    CandleCsv.write(hours, folder.resolve("own.csv"));
    StringBuilder quarters = new StringBuilder();
    for (Candle c : hours.candles()) {
      double[] path = {c.open(), c.high(), c.low(), c.low(), c.close()};
      for (int k = 3; k >= 0; k--) {
        quarters.append(c.openTime().getEpochSecond() + 900L * k).append(',').append(path[k]);
        quarters.append(',').append(Math.max(path[k], path[k + 1]));
        quarters.append(',').append(Math.min(path[k], path[k + 1]));
        quarters.append(',').append(path[k + 1]).append(',').append(c.volume() / 4).append(",3\n");
      }
    }
    Files.writeString(folder.resolve("fine.csv"), quarters);
    String err =
        run("backtest", "--candles=own.csv", "--fill=maker", "--fill-candles=fine.csv")
            .exits(0)
            .err();
    assertTrue(
        err.contains(
            "fine.csv is read as Kraken's OHLCVT, times in seconds since 1970, not sorted"),
        err);
  }
}
