package com.iteradynamics.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.adapter.local.CandleCsv;
import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.market.CandleSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --fill maker}: two cases by hours, and finer candles between them. */
class MakerFillsCommandTest {
  private static final int HOURS = 800;

  @TempDir private Path folder;

  /** The sample's first hours, and the same in quarters: down to the low, up to the high, back. */
  @BeforeEach
  void write() throws IOException {
    CandleSeries hours = SampleCandles.load().first(HOURS);
    CandleCsv.write(hours, folder.resolve("hours.csv"));
    List<String> rows = new ArrayList<>(List.of("Timestamp,Open,High,Low,Close,Volume"));
    for (int i = 0; i < hours.size(); i++) {
      double open = hours.open(i);
      double high = hours.high(i);
      double low = hours.low(i);
      double close = hours.close(i);
      double[][] quarters = {
        {open, open, low, low},
        {low, high, low, high},
        {high, high, close, close},
        {close, close, close, close}
      };
      for (int q = 0; q < 4; q++) {
        double[] ohlc = quarters[q];
        rows.add(
            hours.openTime(i).plusSeconds(900L * q)
                + ","
                + ohlc[0]
                + ","
                + ohlc[1]
                + ","
                + ohlc[2]
                + ","
                + ohlc[3]
                + ",1");
      }
    }
    Files.write(folder.resolve("quarters.csv"), rows);
  }

  private Outcome run(String... more) {
    List<String> all =
        new ArrayList<>(List.of("backtest", "hours.csv", "--json=-", "--set=PRIME_DD_HARD=1"));
    all.addAll(List.of("--set=PRIME_DD_SOFT=1", "--set=PRIME_DD_KILL=1"));
    all.addAll(List.of(more));
    return Run.in(folder).argus(all.toArray(String[]::new));
  }

  private JsonNode figures(String... more) throws IOException {
    return Run.json(run(more).exits(0).out());
  }

  private static double fees(JsonNode metrics) {
    return metrics.get("fees_usd").asDouble();
  }

  @Test
  void theWorstCaseIsShownBesideTheBest() throws IOException {
    JsonNode worst = figures("--fill=maker");
    JsonNode best = figures("--fill=maker-best");
    assertEquals(best.get("metrics"), worst.get("best_case"));
    assertTrue(worst.get("metrics").get("trades").asInt() > 2);
    assertTrue(fees(best.get("metrics")) < fees(worst.get("metrics")));
    assertFalse(best.has("best_case"));
    assertTrue(worst.get("notes").toString().contains("worst case"), worst.get("notes").toString());
    assertFalse(figures().has("best_case"));
  }

  /** Quarters say that nothing is filled in 45 s, and at which price the rest is taken. */
  @Test
  void finerCandlesNarrowTheBand() throws IOException {
    JsonNode hours = figures("--fill=maker");
    JsonNode quarters = figures("--fill=maker", "--fill-candles=quarters.csv");
    double worst = hours.get("metrics").get("total_return").asDouble();
    double within = quarters.get("metrics").get("total_return").asDouble();
    double best = hours.get("best_case").get("total_return").asDouble();
    assertTrue(worst < within && within < best, worst + " " + within + " " + best);
  }

  /** Who says what an execution costs: a preset by its name, or the settings. */
  @Test
  void theRatesHaveTheirSource() throws IOException {
    JsonNode preset = figures("--costs=retail-eu").get("fees");
    assertEquals("preset", preset.get("source").asText());
    assertEquals("retail-eu", preset.get("tier").asText());
    assertEquals(0.0025, preset.get("maker").asDouble());
    assertEquals(0.005, preset.get("taker").asDouble());
    JsonNode set = figures("--fee-bps=12").get("fees");
    assertEquals("configured", set.get("source").asText());
    assertEquals(0.0012, set.get("maker").asDouble());
    assertFalse(set.has("tier"));
  }

  @Test
  void aSearchTakesOneCase() throws IOException {
    assertFalse(trials("maker").equals(trials("maker-best")));
  }

  private String trials(String fill) throws IOException {
    String param = "--param=PRIME_MAX_EXPOSURE=0.1,0.2";
    Run.in(folder).argus("sweep", "hours.csv", "--fill=" + fill, param, "--out=" + fill).exits(0);
    return Files.readString(folder.resolve(fill).resolve("trials.csv"));
  }

  /** A thousandth of a millionth of an hour's volume fills little of anything. */
  @Test
  void theVolumeOfACandleLimitsItsFills() throws IOException {
    JsonNode usual = figures();
    assertEquals(0.01, usual.get("max_volume_share").asDouble());
    assertFalse(usual.has("held_back"), "a small book never needs so much of an hour");
    assertEquals(usual.get("metrics"), figures("--max-volume-share=off").get("metrics"));
    assertFalse(figures("--max-volume-share=off").has("max_volume_share"));
    JsonNode scarce = figures("--max-volume-share=1e-7");
    assertEquals(1e-7, scarce.get("max_volume_share").asDouble());
    assertTrue(scarce.get("held_back").get("fills").asInt() > 2, scarce.toString());
    assertTrue(scarce.get("held_back").get("usd").asDouble() > 10);
    assertTrue(scarce.get("notes").toString().contains("held back"), scarce.toString());
    String spread =
        Run.in(folder)
            .argus("montecarlo", "hours.csv", "--max-volume-share=1e-5", "--runs=10", "--json=-")
            .exits(0)
            .out();
    assertTrue(Run.json(spread).has("held_back"), spread);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0.1", "1.01", "NaN", "Infinity", "much", ""})
  void aShareOfVolumeIsAFraction(String share) {
    for (String command : List.of("backtest", "montecarlo")) {
      Outcome refused =
          Run.in(folder).argus(command, "hours.csv", "--max-volume-share=" + share).exits(2);
      assertTrue(
          refused.err().contains("--max-volume-share must be a fraction above 0 to 1, or off"),
          refused.err());
    }
  }

  /** A file without volumes does not say that nothing was traded. */
  @Test
  void candlesWithoutVolumesDoNotLimit() throws IOException {
    List<String> rows = new ArrayList<>();
    for (String row : Files.readAllLines(folder.resolve("hours.csv"))) {
      rows.add(rows.isEmpty() ? row : row.substring(0, row.lastIndexOf(',')) + ",0");
    }
    Files.write(folder.resolve("hours.csv"), rows);
    Outcome told = run();
    assertTrue(told.err().contains("the candles have no volumes"), told.err());
    assertFalse(Run.json(told.exits(0).out()).has("max_volume_share"));
    Outcome refused = run("--max-volume-share=0.5");
    assertTrue(refused.exitCode() != 0, refused.out());
    assertTrue(refused.err().contains("the candles have no volumes"), refused.err());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 30})
  void candlesOfOtherMinutesAreRefused(int minutes) throws IOException {
    List<String> rows = new ArrayList<>(List.of("Timestamp,Open,High,Low,Close,Volume"));
    for (int k = 0; k < 600; k++) {
      Instant opens = Instant.parse("2025-01-01T00:00:00Z").plusSeconds(60L * minutes * k);
      rows.add(opens + ",1,1,1,1,1");
    }
    Files.write(folder.resolve("odd.csv"), rows);
    Outcome refused = run("--fill=maker", "--fill-candles=odd.csv");
    assertTrue(refused.exitCode() != 0, refused.out());
    assertTrue(
        refused.err().contains("--fill-candles odd.csv has candles of " + minutes + " minutes"),
        refused.err());
  }

  @ParameterizedTest
  @CsvSource({
    "--fill-candles=quarters.csv, --fill=next-open, give --fill maker",
    "--fill-candles=hours.csv, --fill=maker, hours.csv has hourly candles",
    "--fill-candles=none.csv, --fill=maker, does not exist",
    "--fill-candles=., --fill=maker, is a folder",
    "--fill-candles=other.csv, --fill=maker, the hourly candle from",
    "--fill-candles=short.csv, --fill=maker, they have none in the hour of",
    "--engine=reference, --fill=maker, leave --fill out",
    "--engine=reference, --max-volume-share=0.01, leave --max-volume-share out"
  })
  void whatDoesNotGoTogetherIsRefused(String one, String other, String why) throws IOException {
    List<String> rows = Files.readAllLines(folder.resolve("quarters.csv"));
    Files.write(folder.resolve("short.csv"), rows.subList(0, 2_000));
    rows.set(1_500, rows.get(1_500).replaceFirst(",[^,]*,[^,]*,[^,]*,[^,]*,1$", ",1,1,1,1,1"));
    Files.write(folder.resolve("other.csv"), rows);
    Outcome refused = run(one, other);
    assertTrue(refused.exitCode() != 0, refused.out());
    assertTrue(refused.err().contains(why), refused.err());
  }
}
