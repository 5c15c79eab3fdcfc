package com.iteradynamics.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.adapter.local.SampleTape;
import com.iteradynamics.app.Run.Outcome;
import com.iteradynamics.execution.CandleFeed;
import com.iteradynamics.execution.ScriptedFeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ticks on a folder whose candles the venue has: those of the sample tape. */
class TickOnVenueCandlesTest {
  private static final String NOW = "2025-05-20T10:01:00Z";

  @TempDir private Path folder;
  private final ScriptedFeed venue = new ScriptedFeed(SampleTape.load(), () -> Instant.parse(NOW));

  private Run run(CandleFeed feed) {
    return Run.in(folder).at(NOW).asking(feed);
  }

  private static JsonNode record(Outcome outcome) throws IOException {
    return Run.json(outcome.exits(0).out());
  }

  @Test
  void anEmptyFolderIsFilledAndTheHourDecidedAsOnTheTape(@TempDir Path elsewhere)
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

  @Test
  void aLateCandleIsWaitedForInMeasure() throws IOException {
    venue.publishedAfter = Duration.ofMinutes(30);
    Run run = run(venue);
    Outcome outcome = run.argus("tick", "--json");
    assertEquals("STALE_CANDLES", record(outcome).get("execution_branch").asText());
    assertEquals(List.of(Duration.ofSeconds(20), Duration.ofSeconds(20)), run.pauses());
    assertEquals(
        List.of("argus: the venue has no candle of 2025-05-20T09:00:00Z, asked 3 times"),
        outcome.errLines());
  }

  @Test
  void nobodyIsAskedWhenNobodyShouldBeOrOnTheSampleTape() throws IOException {
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
