package com.iteradynamics.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.CandleCsv;
import com.iteradynamics.adapter.local.FolderCandles;
import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.simulation.aws.ModelServer;
import com.iteradynamics.simulation.aws.SdkProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command of the lab reads candles from every place, and says the same of them. */
class CandlePlacesTest {
  private static final String FEED = " --set ARGUS_FEED_URI=feed.jsonl";

  @TempDir private static Path folder;

  private static ModelServer aws;
  private static SdkProperties properties;

  @BeforeAll
  static void theSameCandlesEverywhere() throws IOException {
    aws = ModelServer.start();
    properties = SdkProperties.to(aws);
    aws.buckets().create("my-candles");
    CandleSeries candles = SampleCandles.load();
    CandleCsv.write(candles, folder.resolve("a.csv"));
    new FolderCandles(folder.resolve("data")).add(candles, false);
    run("candles push a.csv --bucket my-candles").exits(0);
    StringBuilder feed = new StringBuilder();
    for (int i = 0; i < candles.size(); i++) {
      feed.append("{\"timestamp\":").append(candles.openEpochSecond(i));
      feed.append(",\"probability\":0.").append(1 + i % 9).append("}\n");
    }
    Files.writeString(folder.resolve("feed.jsonl"), feed);
  }

  @AfterAll
  static void stop() {
    properties.close();
    aws.close();
  }

  private static Outcome run(String line) {
    return Run.in(folder).argus(line.split(" "));
  }

  static Stream<String> commands() {
    return Stream.of(
        "backtest @ --from 2025-05-01",
        "sweep @ --from 2025-05-01 --param PRIME_HORIZON=12,24 --threads 1 --out sweep",
        "walkforward @ --from 2025-04-01 --param PRIME_HORIZON=12,24 --train-days 30 --test-days 15",
        "montecarlo @ --from 2025-04-01 --runs 100 --costs pro",
        "check lookahead @ --from 2025-05-20 --cuts 2",
        "check recursive @ --from 2025-05-20 --hours 20",
        "check parity @ --from 2025-05-25",
        "replay @ --from 2025-05-01",
        "trace @ --from 2025-05-01 --out -",
        "feed check @" + FEED,
        "feed compare @ --from 2025-05-01" + FEED,
        "model train @ --trees 3 --depth 2 --out model.json --json -",
        "candles verify @",
        "candles export @ --from 2025-05-01 --out -");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theAnswerIsThatOfTheFileWhereverTheCandlesAre(String command) throws IOException {
    String expected = answer(command, "a.csv").out();
    assertFalse(expected.isBlank());
    for (String place : new String[] {"--candles a.csv", "--store data", "--bucket my-candles"}) {
      assertEquals(expected, answer(command, place).out(), place);
    }
    answer(command, "--sample");
  }

  /** A search is continued where its folder is: each place begins anew. */
  private static Outcome answer(String command, String place) throws IOException {
    Path sweep = folder.resolve("sweep");
    if (Files.isDirectory(sweep)) {
      try (Stream<Path> files = Files.list(sweep)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
    Outcome outcome = run(command.replace("@", place));
    assertTrue(
        outcome.exitCode() == 0 || command.startsWith("check") || command.startsWith("feed check"),
        outcome.err());
    assertFalse(outcome.out().isBlank(), outcome.err());
    return outcome;
  }

  @ParameterizedTest
  @MethodSource("commands")
  void twoPlacesAtOnceAreRefused(String command) {
    for (String two :
        new String[] {
          "--sample --bucket my-candles", "a.csv --bucket my-candles", "a.csv --candles a.csv"
        }) {
      Outcome refused = run(command.replace("@", two)).exits(2);
      assertTrue(refused.err().contains("give only one of "), refused.err());
    }
  }

  @Test
  void aPlaceHasToBeNamed() {
    Outcome none = run("backtest").exits(2);
    assertTrue(
        none.err()
            .startsWith(
                "argus: give one of FILE, --candles=FILE, --sample, --bucket=NAME, --store=DIR"),
        none.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "backtest @",
        "replay @",
        "candles verify @",
        "candles export --out - @",
        "model train @"
      })
  void aBucketThatCannotBeReadIsNamed(String command) {
    Outcome empty = run(command.replace("@", "--bucket my-candles --product ETH-USD")).exits(1);
    assertEquals(
        "argus: there are no candles of ETH-USD in the bucket my-candles", empty.err().strip());
    Outcome missing = run(command.replace("@", "--bucket no-such-bucket")).exits(1);
    assertTrue(missing.err().contains("404 NoSuchBucket"), missing.err());
    Outcome impossible = run(command.replace("@", "--bucket No_Such")).exits(2);
    assertEquals(
        "argus: --bucket must be 3..63 small letters, digits, . or -, was \"No_Such\"",
        impossible.err().strip());
    run(command.replace("@", "--bucket=")).exits(2);
  }

  @Test
  void candlesThatWereNotClosedAreLeftOut() {
    assertEquals(
        run("backtest a.csv --at 2025-05-01").exits(0).out(),
        run("backtest --bucket my-candles --at 2025-05-01").exits(0).out());
  }

  @Test
  void howAFileIsReadIsNotForABucket() {
    Outcome refused = run("backtest --bucket my-candles --time-zone UTC").exits(2);
    assertTrue(refused.err().contains("--time-zone says how a candle file is read"), refused.err());
    run("candles export --out - --time-zone UTC").exits(2);
  }

  @Test
  void gapsOfABucketAreTold() throws IOException {
    aws.buckets().create("with-a-gap");
    CandleSeries candles = SampleCandles.load();
    CandleSeries first = candles.first(2000);
    CandleCsv.write(first, folder.resolve("b.csv"));
    CandleCsv.write(candles.last(candles.size() - 2003), folder.resolve("c.csv"));
    run("candles push b.csv --bucket with-a-gap").exits(0);
    run("candles push c.csv --bucket with-a-gap").exits(0);
    Outcome told = run("backtest --bucket with-a-gap").exits(0);
    assertTrue(
        told.err().contains("s3://with-a-gap: 3 hours are missing in 1 gap: the first at"),
        told.err());
    assertEquals(1, run("candles verify --bucket with-a-gap").exitCode());
  }

  @Test
  void theModelIsLookedForInTheBucketToo() {
    Outcome absent =
        run("backtest --bucket my-candles --strategy prime_model --set ARGUS_MODEL_FILE=promoted")
            .exits(0);
    assertTrue(absent.err().contains("s3://my-candles"), absent.err());
  }

  @Test
  void aModelOfAnAccountIsTrainedOnItsCandles() {
    String command = "model train --trees 3 --depth 2 --who me --aws";
    Outcome unset = run(command).exits(2);
    assertTrue(unset.err().contains("ARGUS_CANDLES_BUCKET is not set"), unset.err());
    Outcome trained = run(command + " --set ARGUS_CANDLES_BUCKET=my-candles").exits(0);
    assertTrue(trained.out().contains("s3://my-candles"), trained.out());
    assertTrue(
        aws.buckets().keys("my-candles").stream().anyMatch(key -> key.startsWith("models/")));
  }

  @Test
  void aReplayWritesToTheFolderOfOut() {
    run("replay --sample --from 2025-05-30 --out book").exits(0);
    assertTrue(Files.exists(folder.resolve("book/argus.db")));
    Outcome again = run("replay --sample --from 2025-05-30 --out book").exits(2);
    assertTrue(again.err().contains("is not empty"), again.err());
    Outcome former = run("replay --sample --from 2025-05-30 --store former").exits(0);
    assertTrue(former.err().contains("--store is now --out"), former.err());
    assertTrue(Files.exists(folder.resolve("former/argus.db")));
    Outcome both = run("replay a.csv --store data").exits(2);
    assertTrue(both.err().contains("give only one of"), both.err());
  }
}
