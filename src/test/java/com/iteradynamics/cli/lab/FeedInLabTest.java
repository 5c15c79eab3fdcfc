package com.iteradynamics.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.argus.Run;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.testkit.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The feed in backtests, searches and checks, and the commands about it. */
class FeedInLabTest {
  private static final String URI = "ARGUS_FEED_URI=feed.jsonl";
  private static final String OVERLAY = " --set MOONWIRE_OVERLAY_ENABLED=1";

  /** The governors' limit would hide what the overlay does. */
  private static final String ALL = " --set PRIME_MAX_EXPOSURE=1";

  private static final String UNPROVEN = "the feed cannot be shown to be out of sample: ";

  @TempDir private Path folder;

  private final CandleSeries candles = SampleCandles.load();

  /** Random, with a row for most hours, which says when it was computed. */
  @BeforeEach
  void writeAFeed() throws IOException {
    Random random = new Random(Seed.value());
    write(i -> random.nextInt(20) == 0 ? Double.NaN : random.nextDouble(), true);
  }

  private void write(IntToDoubleFunction probability, boolean availableAt) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < candles.size(); i++) {
      double p = probability.applyAsDouble(i);
      if (!Double.isNaN(p)) {
        long open = candles.openEpochSecond(i);
        text.append(
            String.format(
                Locale.ROOT,
                "{\"timestamp\":%d,\"probability\":%s%s}\n",
                open,
                p,
                availableAt ? ",\"available_at\":" + (open + 3660) : ""));
      }
    }
    Files.writeString(folder.resolve("feed.jsonl"), text);
  }

  private Run.Outcome run(String line) {
    return Run.in(folder).argus((line + " --sample --set " + URI).split(" "));
  }

  private JsonNode json(String line) throws IOException {
    return Run.json(run(line + " --json").exits(0).out());
  }

  @Test
  void aFeedThatNobodyTradesByChangesNoFigure() throws IOException {
    String line = "backtest --from 2025-05-01 --json - --sample";
    JsonNode without = Run.json(Run.in(folder).argus(line.split(" ")).exits(0).out());
    JsonNode with = Run.json(run("backtest --from 2025-05-01 --json -").exits(0).out());
    assertEquals(without.at("/metrics/total_return"), with.at("/metrics/total_return"));
    assertEquals(without.get("parameter_hash"), with.get("parameter_hash"));
    assertFalse(without.has("feed"));
    assertTrue(with.at("/feed/rows").asInt() > 1000, with.get("feed").toString());
    assertFalse(with.get("feed").has("warning"), with.get("feed").toString());
  }

  @Test
  void theOverlayMakesTheExposureSmaller() throws IOException {
    String line = "backtest --from 2025-04-01 --json -" + ALL;
    double alone = Run.json(run(line).exits(0).out()).at("/metrics/avg_exposure").asDouble();
    double overlaid =
        Run.json(run(line + OVERLAY).exits(0).out()).at("/metrics/avg_exposure").asDouble();
    assertTrue(overlaid < alone, overlaid + " " + alone);
  }

  @Test
  void rowsThatDoNotSayWhenTheyWereComputedAreNoProof() throws IOException {
    write(i -> 0.7, false);
    String strategy = " --strategy sg_moonwire_intent_v1";
    Run.Outcome done = run("backtest --from 2025-05-20" + strategy).exits(0);
    assertTrue(done.out().contains(UNPROVEN), done.out());
    assertTrue(done.err().contains(UNPROVEN), done.err());
    run("backtest --from 2025-05-20 --report page.html" + strategy).exits(0);
    assertTrue(Files.readString(folder.resolve("page.html")).contains(UNPROVEN));
  }

  @Test
  void aWarningOfTheModelHidesNoneOfTheFeed() throws IOException {
    write(i -> 0.7, false);
    String err = run("backtest --from 2025-05-25 --strategy prime_model").exits(0).err();
    assertTrue(err.contains("prime_model makes no entry: p_long is absent"), err);
    assertTrue(err.contains(UNPROVEN), err);
  }

  @Test
  void withoutAFeedItsStrategiesSayWhyTheyDoNothing() {
    for (String id : List.of("sg_moonwire_intent_v1", "event_v1")) {
      String err =
          Run.in(folder)
              .argus("backtest", "--sample", "--from=2025-05-25", "--strategy=" + id)
              .exits(0)
              .err();
      assertTrue(err.contains(id + " makes no entry: no feed is set (ARGUS_FEED_URI)"), err);
    }
    String err =
        Run.in(folder)
            .argus(
                "backtest",
                "--sample",
                "--from=2025-05-25",
                "--strategy=event_v1",
                "--set=EVENT_SOURCE=model")
            .exits(0)
            .err();
    assertTrue(err.contains("event_v1 makes no entry: p_long is absent"), err);
  }

  @Test
  void theReferenceEngineHasNoOverlay() {
    String err = run("backtest --engine reference" + OVERLAY).exits(2).err();
    assertTrue(err.contains("the overlay is for entries alone"), err);
    run("feed compare --engine reference").exits(2);
  }

  @Test
  void searchesVaryTheOverlayAndTheStrategies() throws IOException {
    run("sweep --from 2025-05-01 --param MOONWIRE_OVERLAY_BULL_THRESH=0.5,0.9 --out a"
            + ALL
            + OVERLAY)
        .exits(0);
    List<String> rows = Files.readAllLines(folder.resolve("a/trials.csv"));
    assertEquals(3, rows.size());
    assertNotEquals(rest(rows.get(1)), rest(rows.get(2)));
    run("walkforward --strategy event_v1 --param EVENT_CONF_MIN=0.6,0.9 --train-days 30"
            + " --test-days 30")
        .exits(0);
    String err =
        Run.in(folder)
            .argus("sweep --sample --param MOONWIRE_OVERLAY_VARIANT=A,B --out b".split(" "))
            .exits(2)
            .err();
    assertTrue(err.contains("MOONWIRE_OVERLAY_VARIANT has no effect here"), err);
  }

  /** Without number and parameter. */
  private static String rest(String row) {
    return row.substring(row.indexOf(',', row.indexOf(',') + 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--strategy sg_moonwire_intent_v1 --set MOONWIRE_ALLOW_SHORT=1",
        "--strategy event_v1",
        "--set MOONWIRE_OVERLAY_ENABLED=1",
      })
  void whatIsTestedIsWhatTradesAndNothingLooksAhead(String settings) {
    String parity = run("check parity --from 2025-05-20 " + settings).exits(0).out();
    assertTrue(parity.contains("PASS"), parity);
    String ahead = run("check lookahead --from 2025-05-20 --cuts 3 " + settings).exits(0).out();
    assertFalse(ahead.contains("FAIL"), ahead);
  }

  @Test
  void aReplayReadsTheFeedInEveryHour() throws IOException {
    JsonNode replayed = json("replay --strategy event_v1 --from 2025-05-20 --out data");
    assertTrue(replayed.get("buys").asInt() > 0, replayed.toString());
    assertTrue(replayed.at("/feed/version").asText().startsWith("sha256:"));
    Run.in(folder)
        .at("2025-06-01T00:30:00Z")
        .argus("verify-record", "--sample", "--store", "data", "--at", "2025-05-30T00:00")
        .exits(0);
  }

  @Test
  void aCheckTellsHowTheFeedLiesToTheCandles() throws IOException {
    JsonNode checked = json("feed check");
    assertEquals(candles.size(), checked.get("hours").asInt());
    assertEquals(checked.get("rows"), checked.get("matched"));
    assertEquals(10, checked.get("first_missing").size());
    assertEquals(0, checked.get("rows_without_available_at").asInt());
    assertFalse(checked.get("may_leak").asBoolean());
    String words = run("feed check").exits(0).out();
    assertTrue(words.contains("first missing: "), words);
    assertFalse(words.contains("LEAK"), words);
  }

  @Test
  void aFeedThatKnowsThePastBetterThanTheFutureIsToldOf() throws IOException {
    write(
        i ->
            i == 0
                ? 0.5
                : Math.clamp(0.5 + 10 * (candles.close(i) / candles.close(i - 1) - 1), 0, 1),
        true);
    String words = run("feed check").exits(0).out();
    assertTrue(words.contains("MAY LEAK"), words);
  }

  @Test
  void aFeedOfWhichNoRowCanBeUsedFailsTheCheck() throws IOException {
    Files.writeString(folder.resolve("feed.jsonl"), "no feed");
    String err = run("feed check").exits(1).err();
    assertTrue(err.contains("corrupt: line 1 cannot be read as a JSON object"), err);
    assertTrue(run("backtest --from 2025-05-25").exits(0).err().contains("no row of the feed"));
    err = Run.in(folder).argus("feed", "check", "--sample").exits(2).err();
    assertTrue(err.contains("no feed is set: set ARGUS_FEED_URI"), err);
    Run.in(folder).argus("feed", "compare", "--sample").exits(2);
  }

  private void rows(String... more) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String each : more) {
      text.append(
          String.format(
              Locale.ROOT,
              "{\"timestamp\":%d,\"probability\":0.5%s}\n",
              candles.openEpochSecond(candles.size() - 10),
              each));
    }
    Files.writeString(folder.resolve("feed.jsonl"), text);
  }

  @Test
  void aFeedWithoutARowToUseIsToldOfInASentence() throws IOException {
    long late = candles.openEpochSecond(candles.size() - 10) + 7_200;
    for (String[] each :
        new String[][] {
          {"The feed has no row at all."},
          {
            "The feed has no row of BTC-USD: 2 rows of other products.",
            ",\"symbol\":\"ETH-USD\"",
            ",\"symbol\":\"SOL-USD\""
          },
          {
            "No row came in time: 1 row came later than ARGUS_FEED_LATENCY allows.",
            ",\"available_at\":" + late
          }
        }) {
      rows(Arrays.copyOfRange(each, 1, each.length));
      String told = run("feed check").exits(1).out().replaceAll("\\s+", " ");
      assertTrue(told.contains(each[0]), told);
      assertEquals(
          each[0], Run.json(run("feed check --json").exits(1).out()).get("nothing").asText());
      String err = run("feed compare --from 2025-05-20").exits(1).err().replaceAll("\\s+", " ");
      assertTrue(err.contains(each[0]), err);
    }
    rows("");
    String told = run("feed check --to " + candles.openTime(candles.size() - 20)).exits(1).out();
    assertTrue(told.replaceAll("\\s+", " ").contains(" 1 row of BTC-USD are of others."), told);
    Files.writeString(folder.resolve("feed.jsonl"), "no feed");
    String err = run("feed compare").exits(1).err().replaceAll("\\s+", " ");
    assertTrue(err.contains("no row of the feed can be used, corrupt: line 1"), err);
  }

  @Test
  void aRowThatWasThereBeforeItsCandleClosedIsToldOf() throws IOException {
    long open = candles.openEpochSecond(candles.size() - 10);
    rows(",\"available_at\":" + (open + 3_600));
    assertFalse(run("feed check").exits(0).out().contains("before the candle's close"));
    rows(",\"available_at\":" + (open + 3_599));
    String told = run("feed check").exits(0).out().replaceAll("\\s+", " ");
    assertTrue(told.contains("1 row says available_at before the candle's close"), told);
  }

  @Test
  void bothStylesAreComparedOnAModelToo() throws IOException {
    try (InputStream file =
        getClass().getResourceAsStream("/model/sklearn_1.2.1_random_forest.json")) {
      Files.write(folder.resolve("model.json"), file.readAllBytes());
    }
    String line = "feed compare --sample --from 2025-04-01 --set EVENT_SOURCE=model" + ALL;
    String none = Run.in(folder).argus(line.split(" ")).exits(1).err();
    assertTrue(none.contains("there is no p_long to compare on: ARGUS_MODEL_FILE"), none);
    String words = line + " --set EVENT_CONF_MIN=0.5 --set EVENT_DEADBAND=0 --json";
    JsonNode found =
        Run.json(
            Run.in(folder)
                .argus((words + " --set ARGUS_MODEL_FILE=model.json").split(" "))
                .exits(0)
                .out());
    assertEquals("p_long", found.get("probability").asText());
    assertTrue(found.at("/styles/event_v1/trades").asInt() > 0, found.toString());
    double alone = found.at("/styles/sg_core_exposure_v1/avg_exposure").asDouble();
    assertTrue(
        found.get("styles").get("with overlay").get("avg_exposure").asDouble() < alone,
        found.toString());
    assertEquals("feed", json("feed compare --from 2025-05-20").get("probability").asText());
  }

  @Test
  void bothStylesAreComparedOnTheSameFeedAndCosts() throws IOException {
    JsonNode styles = json("feed compare --from 2025-04-01" + ALL).get("styles");
    assertEquals(4, styles.size());
    double alone = styles.at("/sg_core_exposure_v1/avg_exposure").asDouble();
    assertTrue(styles.get("with overlay").get("avg_exposure").asDouble() < alone);
    assertTrue(styles.at("/event_v1/trades").asInt() > 0, styles.toString());
  }

  @Test
  void aStyleThatItsLossesStoppedDoesNotCompareAsItStands() throws IOException {
    String narrow = " --set PRIME_DD_SOFT=0.0005 --set PRIME_DD_HARD=0.001";
    String line = "feed compare --from 2025-04-01" + ALL + narrow;
    assertTrue(json(line).at("/blocked/event_v1/hours").asInt() > 0);
    String text = run(line).exits(0).out();
    assertTrue(text.contains("event_v1: The drawdown limit blocked entries for "), text);
  }
}
