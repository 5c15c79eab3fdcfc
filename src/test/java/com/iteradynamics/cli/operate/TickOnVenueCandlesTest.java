package com.iteradynamics.cli.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.adapter.coinbase.CoinbaseCandles;
import com.iteradynamics.adapter.coinbase.client.CoinbaseParameters;
import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.execution.ScriptedFeed;
import com.iteradynamics.execution.port.CandleFeed;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.venue.LocalVenue;
import com.iteradynamics.venue.VenueFaults;
import com.iteradynamics.venue.VenueKey;
import com.iteradynamics.wiring.LiveVenue;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ticks on a folder whose candles the venue has: those of the sample tape. */
class TickOnVenueCandlesTest {
  private static final String NOW = "2025-05-20T10:01:00Z";

  @TempDir private Path folder;
  private final ScriptedFeed venue =
      new ScriptedFeed(SampleCandles.load(), () -> Instant.parse(NOW));

  private Run run(CandleFeed feed) {
    return Run.in(folder).at(NOW).asking(feed);
  }

  private static JsonNode record(Outcome outcome) throws IOException {
    return Run.json(outcome.exits(0).out());
  }

  @Test
  void anEmptyFolderIsFilledAndTheHourDecidedAsOnTheCandles(@TempDir Path elsewhere)
      throws IOException {
    Outcome outcome = run(venue).argus("tick", "--json");
    JsonNode record = record(outcome);
    assertEquals("ENTER_LONG", record.get("execution_branch").asText());
    assertEquals(1_500, record.get("window_candles").asInt());
    assertEquals("", outcome.err());
    assertEquals(1_501, Files.readAllLines(folder.resolve("data/flight_recorder.csv")).size());
    JsonNode sample =
        record(Run.in(elsewhere).argus("tick", "--sample", "--at", "2025-05-20T10:00", "--json"));
    for (String name : List.of("data_hash", "parameter_hash", "gates", "regime_features")) {
      assertEquals(sample.get(name), record.get(name), name);
    }
  }

  @Test
  void whatIsRecordedIsNotAskedForAgain() {
    run(venue).argus("tick").exits(0);
    assertEquals(7, venue.asked.size());
    Outcome again = run(venue).argus("tick").exits(0);
    assertTrue(again.out().endsWith("This hour had its record already; nothing was done.\n"));
    assertEquals(7, venue.asked.size());
    run(venue).at("2025-05-20T11:00:30Z").argus("tick", "--at", "2025-05-20T11:00").exits(0);
    assertEquals("2025-05-20T09:00:00Z..2025-05-20T10:00:00Z", venue.asked.get(7));
  }

  @Test
  void withoutANetworkThereIsOneNoticeAndTheRecordSaysWhy() throws IOException {
    venue.away("no network");
    Outcome empty = run(venue).argus("tick", "--json");
    assertEquals(
        List.of(
            "argus: the venue: no network; there are no candles in "
                + folder.resolve("./data")
                + ": see ./argus candles import --help"),
        empty.errLines());
    JsonNode record = record(empty);
    assertEquals("STALE_CANDLES", record.get("execution_branch").asText());
    assertEquals(
        "no candle of 2025-05-20T09:00:00Z, the newest is missing too; the venue: no network",
        record.get("why").asText());
  }

  /** All of it but Coinbase itself: HTTP, the client, the folder, the order and its record. */
  @Test
  void aTickOnPaperKeepsTheRulesOfTheVenueAndWhatAPersonHasSet() throws IOException {
    Instant now = Instant.parse(NOW);
    try (LocalVenue coinbase =
        new LocalVenue(
            0,
            VenueKey.Kind.ED25519,
            SampleCandles.load(),
            BigDecimal.ZERO,
            VenueFaults.none(),
            () -> now,
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))) {
      coinbase
          .venue()
          .change(coinbase.venue().product("BTC-USD").withIncrements("0.0001", "0.5", "10"));
      CoinbaseParameters address =
          CoinbaseParameters.read(
              new SettingsReader(
                  Map.of("COINBASE_URL", coinbase.environment().get("COINBASE_URL"))));
      CandleFeed feed =
          new CoinbaseCandles(
              new LiveVenue(address, () -> now, pause -> {}, Runnable::run, notice -> {}).market());
      Outcome outcome = run(feed).with("PAPER_BASE_MAX", "7").argus("tick", "--json");
      JsonNode record = record(outcome);
      assertEquals("ENTER_LONG", record.get("execution_branch").asText());
      assertEquals("", outcome.err());
      assertEquals(
          Run.json(
              """
              {"source":"venue","read_at":"2025-05-20T10:01:00Z","set":["base_max"],
               "base_increment":0.0001,"quote_increment":0.5,"price_increment":10,
               "base_min":0.00000001,"base_max":7,"quote_min_usd":1,"quote_max_usd":150000000}
              """),
          record.get("inputs").get("rules"));
      JsonNode fill = record.get("orders").get(0).get("fills").get(0);
      assertEquals(0, fill.get("price_usd").decimalValue().remainder(BigDecimal.TEN).signum());
      assertEquals(
          0, fill.get("base_qty").decimalValue().remainder(new BigDecimal("0.0001")).signum());
      String story = run(feed).argus("explain", "--at", NOW).exits(0).out();
      assertTrue(
          story.contains("Orders by the venue's rules, read at 2025-05-20T10:01:00Z: "), story);
      run(feed).argus("verify-record", "--at", NOW).exits(0);
      List<String> kept = Files.readAllLines(folder.resolve("data/product_rules.json"));
      assertTrue(kept.toString().contains("\"base_increment\" : 0.0001"), kept::toString);
    }
  }

  /** With a key the schedule is the venue's, and is kept; without one it is what was kept. */
  @Test
  void aTickOnPaperReckonsWithTheVenuesFeesOnceAKeyHasReadThem() throws IOException {
    Instant now = Instant.parse(NOW);
    try (LocalVenue coinbase =
        new LocalVenue(
            0,
            VenueKey.Kind.ED25519,
            SampleCandles.load(),
            BigDecimal.ZERO,
            VenueFaults.none(),
            () -> now,
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))) {
      Run keyed = run(venue);
      coinbase.environment().forEach(keyed::with);
      keyed.with("PRIME_DRY_RUN", "1").with("ARGUS_DRY_RUN", "1");
      JsonNode configured = record(run(venue).argus("tick", "--json", "--at", "2025-05-20T08:00"));
      assertEquals(
          Run.json("{\"maker\":0.005,\"taker\":0.009,\"source\":\"configured\"}"),
          configured.get("inputs").get("fees"));
      assertFalse(Files.exists(folder.resolve("data/fee_schedule.json")));
      JsonNode asked = record(keyed.argus("tick", "--json", "--at", "2025-05-20T09:00"));
      JsonNode schedule =
          Run.json(
              """
              {"maker":0.005,"taker":0.009,"tier":"Intro 1","source":"venue",
               "read_at":"2025-05-20T10:01:00Z"}
              """);
      assertEquals(schedule, asked.get("inputs").get("fees"));
      assertTrue(Files.exists(folder.resolve("data/fee_schedule.json")));
      JsonNode kept = record(run(venue).argus("tick", "--json"));
      assertEquals(schedule, kept.get("inputs").get("fees"));
      JsonNode set =
          record(run(venue).with("PAPER_FEE_BPS", "25").argus("tick", "--json", "--at", NOW));
      assertEquals(schedule, set.get("inputs").get("fees"), "the hour has its record");
    }
  }

  @Test
  void aLateCandleIsWaitedForInMeasure() throws IOException {
    venue.publishedAfter = Duration.ofMinutes(30);
    Run run = run(venue);
    Outcome outcome = run.argus("tick", "--json");
    assertEquals("STALE_CANDLES", record(outcome).get("execution_branch").asText());
    assertEquals(List.of(Duration.ofSeconds(20), Duration.ofSeconds(20)), run.pauses());
    assertEquals(
        List.of("argus: the venue has no candle of 2025-05-20T09:00:00Z, polled 3 times"),
        outcome.errLines());
  }

  @Test
  void nothingIsPolledWhenSwitchedOffOrOnTheSampleCandles() throws IOException {
    Outcome none = run(venue).with("ARGUS_CANDLE_FEED", "none").argus("tick", "--json");
    assertEquals(
        "no candle of 2025-05-20T09:00:00Z, the newest is missing too",
        record(none).get("why").asText());
    run(venue).argus("tick", "--sample", "--store", "s").exits(0);
    assertEquals(List.of(), venue.asked);
    assertFalse(Files.exists(folder.resolve("s/flight_recorder.csv")));
    Outcome typo = run(venue).argus("tick", "--set", "ARGUS_CANDLE_FEED=kraken").exits(2);
    assertTrue(
        typo.err().contains("ARGUS_CANDLE_FEED must be one of coinbase | none, was \"kraken\""),
        typo.err());
  }
}
