package com.iteradynamics.cli.candles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.execution.ScriptedFeed;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.Product;
import com.iteradynamics.simulation.aws.ModelServer;
import com.iteradynamics.simulation.aws.SdkProperties;
import com.iteradynamics.testkit.Tapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fills from a venue that has 4,000 hours from 2025-01-01 on; it is 2025-06-10T08:30. */
class CandlesSyncCommandTest {
  private static final Instant NOW = Instant.parse("2025-06-10T08:30:00Z");
  private static final CandleSeries TAPE = Tapes.random(11, 4_000);

  @TempDir private Path folder;
  private ScriptedFeed venue = new ScriptedFeed(TAPE, () -> NOW);

  private Outcome sync(String... options) {
    String[] args = new String[2 + options.length];
    args[0] = "candles";
    args[1] = "sync";
    System.arraycopy(options, 0, args, 2, options.length);
    return run().argus(args);
  }

  private Run run() {
    return Run.in(folder).at(NOW.toString()).asking(venue);
  }

  private String data() {
    return folder.resolve("./data").toString();
  }

  @Test
  void anEmptyStoreGetsTheLast120DaysAndThenWhatHasCome() {
    Outcome first = sync().exits(0);
    assertEquals(
        List.of(
            "BTC-USD: 2881 candles added, 0 already there, 0 replaced, in " + data(),
            "gaps     0 filled, none left",
            "from     2025-02-10T07:00:00Z",
            "to       2025-06-10T07:00:00Z"),
        first.outLines());
    assertEquals("", first.err());
    venue.asked.clear();
    assertEquals(
        "BTC-USD: 0 candles added, 0 already there, 0 replaced, in " + data(),
        sync().exits(0).outLines().getFirst());
    assertEquals(List.of(), venue.asked, "nothing is missing");
    venue = new ScriptedFeed(TAPE, () -> NOW.plusSeconds(7_200));
    Outcome later = run().at("2025-06-10T10:00:00Z").argus("candles", "sync").exits(0);
    assertEquals(
        "BTC-USD: 2 candles added, 1 already there, 0 replaced, in " + data(),
        later.outLines().getFirst());
  }

  @Test
  void theProductsRulesAreFetchedOnceADay() {
    Product rules = PaperParameters.defaults().product("BTC-USD");
    venue.rules = new Result.Ok<>(Optional.of(rules));
    String line =
        "rules    of the venue at 2025-06-10T08:30:00Z: exact prices, quantities in steps of"
            + " 0.00000001, amounts of 0.01, no limits";
    for (int i = 0; i < 2; i++) {
      Outcome outcome = sync().exits(0);
      assertEquals(line, outcome.outLines().getLast());
      assertEquals("", outcome.err());
      assertEquals(1, venue.askedForRules);
    }
    assertTrue(Files.exists(folder.resolve("data/product_rules.json")));
    venue.rules = new Result.Failed<>("HTTP 503", true);
    Outcome later = run().at("2025-06-11T08:30:00Z").argus("candles", "sync").exits(0);
    assertEquals(line, later.outLines().getLast());
    assertEquals(
        List.of(
            "argus: the venue's rules of the product could not be read: HTTP 503; those of"
                + " 2025-06-10T08:30:00Z stay in force"),
        later.errLines());
  }

  @Test
  void gapsAreFilledFromTheOldestCandleOnWhenAskedTo() throws IOException {
    Files.writeString(folder.resolve("a.csv"), csv(0, 10, 20, 30, 40, 50));
    run().argus("candles", "import", "a.csv").exits(0);
    Outcome usual = sync("--to", "2025-01-03T01:00").exits(0);
    assertEquals(
        List.of(
            "BTC-USD: 0 candles added, 0 already there, 0 replaced, in " + data(),
            "gaps     0 filled, none left"),
        usual.outLines().subList(0, 2));
    venue = new ScriptedFeed(without(35), () -> NOW);
    Outcome repaired = sync("--repair", "--to", "2025-01-03T01:00").exits(0);
    assertEquals(
        List.of(
            "BTC-USD: 19 candles added, 12 already there, 0 replaced, in " + data(),
            "gaps     1 filled, 1 that the venue has too: 1 hour, the first from"
                + " 2025-01-02T11:00:00Z on",
            "from     2025-01-01T00:00:00Z",
            "to       2025-01-03T01:00:00Z"),
        repaired.outLines());
    run().argus("candles", "verify").exits(1);
  }

  @Test
  void anHourWithOtherValuesIsToldAndReplacedOnlyWhenAskedFor() throws IOException {
    Files.writeString(folder.resolve("a.csv"), csv(0, 9));
    String torn = Files.readString(folder.resolve("a.csv")).replaceFirst(",[0-9.]+\n$", ",77\n");
    Files.writeString(folder.resolve("a.csv"), torn);
    run().argus("candles", "import", "a.csv").exits(0);
    Outcome told = sync("--to", "2025-01-01T12:00").exits(1);
    assertEquals(
        "BTC-USD: 4 candles added, 0 already there, 0 replaced, in " + data(),
        told.outLines().getFirst());
    assertTrue(
        told.err().startsWith("argus: [BTC-USD 2025-01-01T08:00Z] is recorded with other values: "),
        told.err());
    Outcome replaced = sync("--from", "2025-01-01", "--to", "2025-01-01T12:00", "--replace");
    assertEquals(
        "BTC-USD: 0 candles added, 12 already there, 1 replaced, in " + data(),
        replaced.exits(0).outLines().getFirst());
  }

  @Test
  void whatCameBeforeAFailureIsKeptAndAnotherRunGoesOn() {
    venue.answer = usual -> venue.asked.size() == 3 ? new Result.Failed<>("503 for now") : usual;
    Outcome cut = sync("--from", "2025-01-01").exits(1);
    assertEquals(
        "BTC-USD: 1440 candles added, 0 already there, 0 replaced, in " + data(),
        cut.outLines().getFirst());
    assertEquals(
        "argus: the venue: 503 for now; the changes listed above are kept, run it again to continue",
        cut.err().strip());
    assertEquals(
        "BTC-USD: 2408 candles added, 1 already there, 0 replaced, in " + data(),
        sync("--from", "2025-01-01").exits(0).outLines().getFirst());
  }

  @Test
  void anArchiveInS3IsFilledAsAStoreIs() {
    try (ModelServer aws = ModelServer.start()) {
      aws.buckets().create("my-candles");
      SdkProperties properties = SdkProperties.to(aws);
      try {
        for (String counts : List.of("1000 candles added, 0", "0 candles added, 0")) {
          Outcome outcome =
              run()
                  .with("AWS_ENDPOINT_URL_S3", aws.endpoint().toString())
                  .argus(
                      "candles",
                      "sync",
                      "--bucket",
                      "my-candles",
                      "--product",
                      "ETH-USD",
                      "--from",
                      "2025-01-01",
                      "--to",
                      "2025-02-11T15:59")
                  .exits(0);
          assertEquals(
              "ETH-USD: " + counts + " already there, 0 replaced, in s3://my-candles",
              outcome.outLines().getFirst());
        }
        String key = "candles/product=ETH-USD/granularity=1h/month=2025-0%d/candles.csv.gz";
        assertEquals(
            List.of(String.format(Locale.ROOT, key, 1), String.format(Locale.ROOT, key, 2)),
            aws.buckets().keys("my-candles"));
      } finally {
        properties.close();
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "--store a --bucket my-candles | --bucket and --store name two archives; choose one",
        "--from 2025-02-01 --to 2025-01-01 | there is no closed candle from 2025-02-01T00:00:00Z to",
        "--from 2025-06-10T07:01 | there is no closed candle from 2025-06-10T08:00:00Z to",
        "--set ARGUS_CANDLE_FEED=none | ARGUS_CANDLE_FEED is none: there is no venue to fetch from",
        "--from yesterday | \"yesterday\" is not a time",
        "--bucket No_Such | ARGUS_CANDLES_BUCKET must be",
      })
  void whatCannotBeMeantIsAUsageError(String options, String message) {
    Outcome outcome = sync(options.split(" ")).exits(2);
    assertTrue(outcome.err().contains(message), outcome.err());
    assertEquals(List.of(), venue.asked);
  }

  @Test
  void aStoreOfAnotherProductAndAVenueThatIsAwayAreSaidPlainly() {
    sync("--from", "2025-06-10").exits(0);
    Outcome other = sync("--product", "ETH-USD").exits(1);
    assertTrue(other.err().contains("holds BTC-USD, not ETH-USD"), other.err());
    venue.away("no network");
    Outcome away = sync("--store", "b").exits(1);
    assertEquals(
        "argus: the venue: no network; the changes listed above are kept, run it again to continue",
        away.err().strip());
    assertEquals(
        List.of(
            "BTC-USD: 0 candles added, 0 already there, 0 replaced, in " + folder.resolve("b"),
            "gaps     0 filled, none left"),
        away.outLines());
  }

  /** The tape's hours {@code from..to} for each pair, as a file; {@code to} excluded. */
  private static String csv(int... spans) {
    StringBuilder text = new StringBuilder("Timestamp,Open,High,Low,Close,Volume\n");
    for (int i = 0; i < spans.length; i += 2) {
      for (Candle candle : TAPE.first(spans[i + 1]).last(spans[i + 1] - spans[i]).candles()) {
        text.append(candle.openTime()).append(',').append(candle.open()).append(',');
        text.append(candle.high()).append(',').append(candle.low()).append(',');
        text.append(candle.close()).append(',').append(candle.volume()).append('\n');
      }
    }
    return text.toString();
  }

  private static CandleSeries without(int hour) {
    return CandleSeries.of(
        "BTC-USD",
        TAPE.candles().stream()
            .filter(candle -> !candle.openTime().equals(TAPE.openTime(hour)))
            .toList());
  }
}
