package com.iteradynamics.cli.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.iteradynamics.adapter.local.StoreFile;
import com.iteradynamics.argus.Run;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The feed that a tick reads: what is recorded of it, and what it makes of entries. */
class FeedInTickTest {
  private static final String HOUR = "2025-06-01T00:00";
  private static final String URI = "ARGUS_FEED_URI=feed.jsonl";
  private static final String ON = "MOONWIRE_OVERLAY_ENABLED=1";
  private static final String FEED_STRATEGY = "ARGUS_STRATEGY_MODULE=sg_moonwire_intent_v1";

  /** The bad feeds, by how they are bad. */
  private static final String[] BAD = {
    "missing",
    "nan",
    "bom",
    "milliseconds",
    "duplicate",
    "late",
    "symbol",
    "future",
    "large",
    "gone",
    "folder"
  };

  @TempDir private Path folder;

  private void feed(String... lines) throws IOException {
    Files.writeString(folder.resolve("feed.jsonl"), String.join("\n", lines));
  }

  private static String row(String time, String more) {
    return "{\"timestamp\":\"" + time + "\",\"probability\":" + more + "}";
  }

  private static String row(String more) {
    return row("2025-05-31T23:00:00Z", more);
  }

  private JsonNode tick(String... settings) throws IOException {
    List<String> words = new ArrayList<>(List.of("tick", "--sample", "--json"));
    for (String setting : settings) {
      words.add("--set=" + setting);
    }
    return Run.json(Run.in(folder).argus(words.toArray(String[]::new)).exits(0).out());
  }

  private void bad(String how) throws IOException {
    switch (how) {
      case "missing" -> feed(row("2025-05-31T22:00:00Z", "0.9"));
      case "nan" -> feed(row("NaN"));
      case "bom" -> feed("\ufeff" + row("0.9"));
      case "milliseconds" -> feed("{\"timestamp\":1748732400000,\"probability\":0.9}");
      case "duplicate" -> feed(row("0.9"), row("0.8"));
      case "late" -> feed(row("0.9,\"available_at\":\"2025-06-01T00:02:01Z\""));
      case "symbol" -> feed(row("0.9,\"symbol\":\"ETH-USD\""));
      case "future" -> feed(row("2025-06-01T00:00:00Z", "0.9"));
      case "large" -> {
        try (RandomAccessFile file =
            new RandomAccessFile(folder.resolve("feed.jsonl").toFile(), "rw")) {
          file.setLength((32 << 20) + 1L);
        }
      }
      case "folder" -> Files.createDirectory(folder.resolve("feed.jsonl"));
      default -> assertEquals("gone", how);
    }
  }

  private static String reason(String how) {
    return switch (how) {
      case "missing", "future" -> "MISSING";
      case "symbol" -> "OTHER_SYMBOL";
      case "duplicate" -> "DUPLICATE";
      case "late" -> "LATE";
      case "large" -> "TOO_LARGE";
      case "gone", "folder" -> "UNREADABLE";
      default -> "CORRUPT";
    };
  }

  @Test
  void aFeedThatNobodyTradesByIsRecordedAndChangesNothing() throws IOException {
    ObjectNode without = (ObjectNode) tick();
    assertFalse(without.get("inputs").has("feed"));
    feed(
        row("0.1,\"model_version\":\"m7\",\"available_at\":1748736000"),
        row("2025-06-01T05:00Z", "1"));
    ObjectNode with = (ObjectNode) tick(URI);
    JsonNode told = ((ObjectNode) with.get("inputs")).remove("feed");
    assertEquals("2025-05-31T23:00:00Z", told.get("timestamp").asText());
    assertEquals(0.1, told.get("probability").asDouble());
    assertEquals("m7", told.get("model_version").asText());
    assertEquals("2025-06-01T00:00:00Z", told.get("available_at").asText());
    assertTrue(told.get("version").asText().matches("sha256:[0-9a-f]{64}"), told.toString());
    assertEquals(1, told.get("later_rows").asInt());
    assertFalse(told.has("reason"));
    assertEquals(without.toString(), with.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "0.56, A, BULLISH, ENTER_LONG, 1",
    "0.5,  A, NEUTRAL, ENTER_LONG, 0.5",
    "0.5,  B, NEUTRAL, ENTER_LONG, 0.75",
    "0.4,  B, BEARISH, ENTER_LONG, 0.25",
    "0.4,  C, BEARISH, HOLD, 0"
  })
  void theOverlayMakesEntriesSmallerAndIsRecorded(
      String p, String variant, String state, String action, double multiplier) throws IOException {
    feed(row(p));
    double core = tick().get("intent_exposure_frac").asDouble();
    JsonNode record = tick(URI, ON, "MOONWIRE_OVERLAY_VARIANT=" + variant);
    assertEquals(action, record.get("intent_action").asText());
    assertEquals(core * multiplier, record.get("intent_exposure_frac").asDouble());
    JsonNode overlay = record.get("overlay");
    assertEquals(state, overlay.get("state").asText());
    assertEquals(multiplier, overlay.get("multiplier").asDouble());
    assertEquals("ENTER_LONG", overlay.get("core_action").asText());
    assertEquals(core, overlay.get("core_exposure_frac").asDouble());
    assertEquals(core * multiplier, overlay.get("final_exposure_frac").asDouble());
    assertEquals(
        multiplier > 0 ? "ENTER_LONG" : "FLAT_NO_ENTRY", record.get("execution_branch").asText());
  }

  @Test
  void everyBadFeedHasItsReasonAndNoOrder() throws IOException {
    for (String how : BAD) {
      Files.deleteIfExists(folder.resolve("feed.jsonl"));
      bad(how);
      for (String[] settings :
          new String[][] {{URI, FEED_STRATEGY}, {URI, ON, "MOONWIRE_OVERLAY_STRICT_TS=1"}}) {
        JsonNode record = tick(settings);
        JsonNode told = record.at("/inputs/feed");
        assertEquals(reason(how), told.path("reason").asText(), how);
        assertFalse(told.get("why").asText().isBlank(), how);
        assertEquals("feed.jsonl", told.get("address").asText(), how);
        assertEquals("HOLD", record.get("intent_action").asText(), how);
        assertEquals(
            settings.length == 2 ? "feed_missing" : "overlay_missing",
            record.get("intent_reason").asText());
        assertEquals("FLAT_NO_ENTRY", record.get("execution_branch").asText(), how);
        assertEquals(0, record.get("orders").size(), how);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nan", "gone", "late"})
  void aBadFeedStopsNoExit(String how) throws IOException {
    feed(row("2025-05-31T20:00:00Z", "0.9"));
    Run run = Run.in(folder).at("2025-06-01T00:30:00Z").with("PRIME_HORIZON", "2");
    String[] settings = {"--set", URI, "--set", FEED_STRATEGY, "--sample", "--store", "data"};
    assertEquals("ENTER_LONG", branch(run, "2025-05-31T21:00", settings));
    Files.delete(folder.resolve("feed.jsonl"));
    bad(how);
    assertEquals("HOLD_IN_POSITION", branch(run, "2025-05-31T22:00", settings));
    assertEquals("EXIT_HORIZON", branch(run, "2025-05-31T23:00", settings));
  }

  private static String branch(Run run, String at, String... settings) throws IOException {
    List<String> words = new ArrayList<>(List.of("tick", "--json", "--at", at));
    words.addAll(List.of(settings));
    return Run.json(run.argus(words.toArray(String[]::new)).exits(0).out())
        .get("execution_branch")
        .asText();
  }

  @ParameterizedTest
  @CsvSource({"0.4", "0.5", "0.9", "NaN"})
  void aRecordIsVerifiedWithoutTheFeed(String p) throws IOException {
    feed(row(p));
    Run run = Run.in(folder).at("2025-06-01T00:30:00Z");
    String tick = "tick --sample --store data --at " + HOUR + " --set " + URI + " --set " + ON;
    run.argus(tick.split(" ")).exits(0);
    Files.delete(folder.resolve("feed.jsonl"));
    String told =
        run.argus("verify-record", "--sample", "--store", "data", "--at", HOUR).exits(0).out();
    assertTrue(told.contains("SAME       regime and intent"), told);
    assertTrue(told.contains("SAME       parameters"), told);
    assertTrue(told.contains("SAME       decision"), told);
  }

  /** What a record says of its feed may contradict itself, whatever was decided by it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "$.inputs.feed.timestamp; 2025-05-31T22:00:00Z; inputs.feed.timestamp",
        "$.inputs.feed.available_at; 2025-06-01T00:02:01Z; inputs.feed.available_at",
        "$.inputs.feed.reason; MISSING; inputs.feed.reason",
      })
  void aRecordThatContradictsItselfAboutItsFeedIsFound(String path, String value, String field)
      throws IOException {
    feed(row("0.6,\"available_at\":\"2025-06-01T00:01:00Z\""));
    Run run = Run.in(folder).at("2025-06-01T00:30:00Z");
    String tick = "tick --sample --store data --at " + HOUR + " --set " + URI + " --set " + ON;
    run.argus(tick.split(" ")).exits(0);
    String[] verify = {"verify-record", "--sample", "--store", "data", "--at", HOUR};
    String sound = run.argus(verify).exits(0).out();
    assertTrue(sound.contains("SAME       feed"), sound);
    StoreFile.change(
        folder.resolve("data"), "UPDATE records SET json = json_set(json, ?, ?)", path, value);
    String found = run.argus(verify).exits(1).out();
    assertTrue(found.contains("DIFFERS    feed"), found);
    assertTrue(found.contains(field), found);
  }

  /** What may come later than two minutes may do so in the record as well. */
  @Test
  void aRecordIsHeldToItsOwnLatency() throws IOException {
    feed(row("0.6,\"available_at\":\"2025-06-01T00:04:00Z\""));
    Run run = Run.in(folder).at("2025-06-01T00:30:00Z");
    String tick =
        "tick --sample --store data --at " + HOUR + " --set ARGUS_FEED_LATENCY=PT5M --set " + URI;
    run.argus(tick.split(" ")).exits(0);
    run.argus("verify-record", "--sample", "--store", "data", "--at", HOUR).exits(0);
  }

  @Test
  void theFeedStrategyAndTheEventsEnter() throws IOException {
    feed(row("0.7"));
    JsonNode feed = tick(URI, FEED_STRATEGY);
    assertEquals("ENTER_LONG", feed.get("execution_branch").asText());
    assertEquals(0.7, feed.at("/intent_signals/probability").asDouble());
    JsonNode event = tick(URI, "ARGUS_STRATEGY_MODULE=event_v1");
    assertEquals("ENTER_LONG", event.get("execution_branch").asText());
    assertEquals("event_entry", event.get("intent_reason").asText());
    assertEquals("feed_missing", tick(FEED_STRATEGY).get("intent_reason").asText());
  }

  @Test
  void tickAndExplainTellOfIt() throws IOException {
    feed(row("0.4"), row("2025-06-01T05:00Z", "0.4"), row("0.4,\"symbol\":\"ETH-USD\""));
    Run run = Run.in(folder).at("2025-06-01T00:30:00Z");
    String line = "tick --sample --store data --at " + HOUR + " --set " + URI + " --set " + ON;
    String told = run.argus(line.split(" ")).exits(0).out().replaceAll("\\s+", " ");
    assertTrue(told.contains("overlay: bearish, entries times 0; the strategy wanted"), told);
    String why = run.argus("explain", "--at", HOUR).exits(0).out().replaceAll("\\s+", " ");
    assertTrue(
        why.contains(
            "The feed gave 40.00 %, 1 later rows ignored, 1 rows of other products passed over"),
        why);
    assertTrue(why.contains("overlay: bearish, entries times 0; the strategy wanted ENTER"), why);
    Files.delete(folder.resolve("feed.jsonl"));
    String none =
        Run.in(folder)
            .argus("tick", "--sample", "--set", URI, "--set", FEED_STRATEGY)
            .exits(0)
            .out()
            .replaceAll("\\s+", " ");
    assertTrue(none.contains("The feed gave nothing, unreadable: "), none);
  }

  /** With the overlay and without it a tick says that the feed gave nothing, and why. */
  @ParameterizedTest
  @ValueSource(strings = {"missing", "late", "nan", "gone", "symbol", "duplicate"})
  void aTickSaysWhyItsFeedGaveNothing(String how) throws IOException {
    bad(how);
    for (String more : List.of("", " --set " + ON)) {
      String line = "tick --sample --set " + URI + more;
      String told = Run.in(folder).argus(line.split(" ")).exits(0).out().replaceAll("\\s+", " ");
      String word = reason(how).toLowerCase(Locale.ROOT);
      assertTrue(told.contains("The feed gave nothing, " + word + ": "), told);
      assertEquals(
          !more.isEmpty(), told.contains("(the feed: " + reason(how) + "), entries"), told);
    }
  }

  @Test
  void aFeedThatDiedQuietlyNeedsAPersonAfterSixHours() throws IOException {
    feed(row("2025-05-31T17:00:00Z", "0.5"));
    Run run = Run.in(folder).at("2025-06-01T01:30:00Z");
    for (int hour = 18; hour < 24; hour++) {
      branch(run, "2025-05-31T" + hour + ":00", "--sample", "--store", "data", "--set", URI);
    }
    assertFalse(quiet(run).contains("no row"), "five hours");
    branch(run, HOUR, "--sample", "--store", "data", "--set", URI);
    String told = quiet(run);
    assertTrue(
        told.contains(
            "the feed has had no row that could be used since 2025-05-31T19:00:00Z, in 6 hourly"
                + " records; the newest: missing: the feed has no row of 2025-05-31T23:00:00Z"),
        told);
    feed(row("2025-06-01T00:00:00Z", "0.5"));
    branch(run, "2025-06-01T01:00", "--sample", "--store", "data", "--set", URI);
    assertFalse(quiet(run).contains("no row"), "it is back");
  }

  private static String quiet(Run run) {
    return run.argus("status", "--store", "data").out().replaceAll("\\s+", " ");
  }

  @ParameterizedTest
  @CsvSource({"nan, true", "gone, true", "missing, false", "late, false"})
  void aFeedThatIsNotSoundNeedsAPerson(String how, boolean told) throws IOException {
    bad(how);
    Run run = Run.in(folder).at("2025-06-01T00:30:00Z");
    String line = "tick --sample --store data --at " + HOUR + " --set " + URI;
    run.argus(line.split(" ")).exits(0);
    String status = run.argus("status", "--store", "data").out();
    assertEquals(told, status.contains("no row of the feed can be used, "), status);
  }

  @Test
  void aFileUriIsReadToo() throws IOException {
    feed(row("0.7"));
    String uri = folder.resolve("feed.jsonl").toUri().toString();
    assertEquals(0.7, tick("ARGUS_FEED_URI=" + uri).at("/inputs/feed/probability").asDouble());
    assertEquals(
        "UNREADABLE", tick("ARGUS_FEED_URI=file:///%zz").at("/inputs/feed/reason").asText());
    String why = tick("ARGUS_FEED_URI=file:feed.jsonl").at("/inputs/feed/why").asText();
    assertTrue(why.contains("a relative path is written without file:"), why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "MOONWIRE_OVERLAY_ENABLED=1; MOONWIRE_OVERLAY_ENABLED needs a feed: ARGUS_FEED_URI is not"
            + " set",
        "ARGUS_FEED_URI=https://example.com/feed; ARGUS_FEED_URI must be a file's path",
        "ARGUS_FEED_URI=s3://argus; ARGUS_FEED_URI must be a file's path",
        "ARGUS_FEED_LATENCY=2; ARGUS_FEED_LATENCY must be an ISO 8601 duration such as PT2M",
        "ARGUS_FEED_LATENCY=PT61M; ARGUS_FEED_LATENCY must be PT0S..PT1H, was PT61M",
        "ARGUS_FEED_LATENCY=PT-1M; ARGUS_FEED_LATENCY must be PT0S..PT1H, was PT-1M",
        "MOONWIRE_SIGNAL_FILE=feed.jsonl; MOONWIRE_SIGNAL_FILE (option) is not a parameter of Argus",
      })
  void whatCannotBeIsRefusedByName(String setting, String problem) {
    String err = Run.in(folder).argus("tick", "--sample", "--set=" + setting).exits(2).err();
    assertTrue(err.contains(problem), err);
  }

  @Test
  void legacyModeHasNoOverlay() throws IOException {
    feed(row("0.7"));
    String err =
        Run.in(folder)
            .argus("tick", "--sample", "--set", URI, "--set", ON, "--set", "ARGUS_MODE=legacy")
            .exits(2)
            .err();
    assertTrue(err.contains("legacy mode has none"), err);
  }
}
