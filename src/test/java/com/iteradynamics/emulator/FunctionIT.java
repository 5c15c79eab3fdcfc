package com.iteradynamics.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.governance.ReportHistory;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.CandleSeriesBuilder;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.venue.LocalVenue;
import com.iteradynamics.venue.VenueFaults;
import com.iteradynamics.venue.VenueKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The packaged function, as AWS runs it: {@code target/function.zip} in a process of its own. The
 * tests share a process and an account where they may, since starting one takes seconds; each has
 * hours of its own.
 */
class FunctionIT {
  private static final Path TARGET = Path.of(System.getProperty("basedir", ".")).resolve("target");

  /** The classes that the shared process loads. */
  private static final Path CLASSES = TARGET.resolve("function/classes.log").toAbsolutePath();

  private static Account account;
  private static FunctionProcess function;
  private static final List<String> LOG = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  static void start() throws IOException {
    account = new Account(Fault.NONE);
    account.load(SampleCandles.load());
    Files.deleteIfExists(CLASSES);
    function =
        functionIn(
            account,
            Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + CLASSES + "::filecount=0"));
  }

  @AfterAll
  static void stop() {
    function.close();
    account.close();
  }

  private static FunctionProcess functionIn(Account in, Map<String, String> settings)
      throws IOException {
    Map<String, String> environment = new HashMap<>(in.environment());
    environment.putAll(settings);
    return FunctionProcess.start(
        TARGET.resolve("function/runtime"),
        FunctionProcess.unzipped(TARGET.resolve("function.zip")),
        environment,
        LOG::add);
  }

  private static Map<String, Object> answer(Invocation invocation)
      throws Json.MalformedJsonException {
    assertTrue(invocation.ok(), invocation.body());
    return Json.readMap(invocation.body());
  }

  private static String at(String time) {
    return "{\"time\": \"" + time + "\"}";
  }

  private static CortexRecord record(String timestamp) {
    return account.records("BTC-USD").stream()
        .filter(record -> record.fields().get(CortexRecord.TIMESTAMP).equals(timestamp))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theSampleEventIsDecidedOnceAndAnsweredTwice() throws Exception {
    String event = Files.readString(Path.of("events/hourly-tick.json"));
    Map<String, Object> first = answer(function.invoke(event));
    assertEquals("recorded", first.get("outcome"));
    assertEquals("ENTER_LONG", first.get("execution_branch"));
    assertEquals(false, first.get("replayed"));
    CortexRecord record = record("2025-05-20 10:00:00");
    assertEquals(ExecutionBranch.ENTER_LONG, record.branch());
    // The event is of years ago: the paper book says so and goes on.
    assertTrue(record.is(Recorded.LATE));
    assertTrue(record.text("code_version").orElseThrow().matches("[0-9].*[+].*"));

    Map<String, Object> second = answer(function.invoke(event));
    assertEquals(true, second.get("replayed"));
    assertEquals(first.get("execution_branch"), second.get("execution_branch"));
    assertEquals(record, record("2025-05-20 10:00:00"));
  }

  /** A book without a position costs a watch one call. */
  @Test
  void aWatchOfFlatBookIsOneCall() throws Exception {
    try (Account current = new Account(Fault.NONE);
        FunctionProcess watching = functionIn(current, Map.of("PRIME_WATCH_MINUTES", "5"))) {
      Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
      Instant minute = now.equals(now.truncatedTo(ChronoUnit.HOURS)) ? now.plusSeconds(60) : now;
      String event = "{\"detail-type\": \"Watch\", \"time\": \"" + minute + "\"}";
      String hour = now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(3)).toString();
      assertEquals("STALE_CANDLES", answer(watching.invoke(at(hour))).get("execution_branch"));
      answer(watching.invoke(event));
      current.front().takeCalls();
      long begun = System.nanoTime();
      Map<String, Object> quiet = answer(watching.invoke(event));
      System.out.printf(
          Locale.ROOT, "a warm watch of a flat book: %.1f ms%n", (System.nanoTime() - begun) / 1e6);
      assertEquals("quiet", quiet.get("outcome"), quiet.toString());
      assertEquals(1, current.front().takeCalls().size());
    }
  }

  /** The same zip under the other handler; the second copy of the event changes nothing. */
  @Test
  void theDailyCheckIsReportedOnceAndWritesNothingElse() throws Exception {
    String event = Files.readString(Path.of("events/daily-governance.json"));
    BookKey paper = BookKey.paper("BTC-USD");
    account.front().takeCalls();
    Map<String, String> environment = new HashMap<>(account.environment());
    environment.remove("ARGUS_STATE_TABLE");
    try (FunctionProcess daily =
        FunctionProcess.start(
            TARGET.resolve("function/runtime"),
            FunctionProcess.unzipped(TARGET.resolve("function.zip")),
            FunctionProcess.DAILY_HANDLER,
            environment,
            LOG::add)) {
      Map<String, Object> first = answer(daily.invoke(event));
      assertEquals("reported", first.get("outcome"));
      assertEquals(
          Map.of("pk", "GOVERNANCE#paper#BTC-USD", "sk", "2025-05-20"), first.get("report"));
      assertEquals(true, first.get("late"), "the sample event is of years ago");
      Map<String, Object> second = answer(daily.invoke(event));
      assertEquals(true, second.get("replayed"));
    }
    ReportHistory reports = account.reports(paper);
    assertEquals(1, reports.reports().size(), reports::toString);
    List<String> writes =
        account.front().takeCalls().stream()
            .map(Front.Call::what)
            .filter(call -> !call.matches(".*(Query|GetObject|ListObjects|GET).*"))
            .toList();
    assertEquals(1, writes.size(), writes::toString);
  }

  /** It starts as fast as without it. */
  @Test
  void theHourlyFunctionLoadsNothingOfTheDailyCheck() throws Exception {
    // An hour without an entry, before those of the other tests.
    answer(function.invoke(at("2025-01-02T10:00:00Z")));
    String loaded = Files.readString(CLASSES);
    assertTrue(loaded.contains("com.iteradynamics.lambda.CycleFunction "), "it was written");
    List<String> ofTheLook =
        loaded
            .lines()
            .filter(
                line -> line.matches(".*com[.]iteradynamics[.](governance|service|lambda[.]Gov).*"))
            .toList();
    assertEquals(List.of(), ofTheLook);
  }

  @Test
  void anUnknownProductIsRefusedByTheNameOfItsField() throws Exception {
    Map<String, Object> answer = answer(function.invoke("{\"product_id\": \"DOGE-USD\"}"));
    assertEquals("refused", answer.get("outcome"));
    assertEquals(
        "product_id: this function trades BTC-USD (ARGUS_PRODUCT_ID), not DOGE-USD",
        answer.get("why"));
    assertEquals(List.of(), account.records("DOGE-USD"));
  }

  @Test
  void whatIsNoEventIsRefusedAndNotTriedAgain() throws Exception {
    for (String event : List.of("{\"tiem\": 1}", "[]", "{\"time\": \"soon\"}", "{")) {
      assertEquals("refused", answer(function.invoke(event)).get("outcome"), event);
    }
    String why = answer(function.invoke("{\"tiem\": 1}")).get("why").toString();
    assertTrue(why.contains("tiem is not a field of an event"), why);
  }

  @Test
  void anHourAheadOfTheClockIsRefused() throws Exception {
    Map<String, Object> answer = answer(function.invoke(at("2999-01-01T00:00:00Z")));
    assertEquals("refused", answer.get("outcome"));
    assertTrue(answer.get("why").toString().startsWith("time: 2999-01-01T00:00:00Z lies ahead"));
  }

  @Test
  void aWarmTickWithoutAnOrderTakesFourRoundTripsAtMost() throws Exception {
    Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
    try (Account current = new Account(Fault.NONE);
        InputStream model =
            getClass().getResourceAsStream("/model/sklearn_1.2.1_decision_tree.json")) {
      current.load(endingAt(now));
      current.promote(model.readAllBytes());
      // Whether its model is on, and which it is, it finds out beside the rest.
      try (FunctionProcess process = functionIn(current, Map.of("ARGUS_MODEL_FILE", "promoted"))) {
        answer(process.invoke(at(now.minus(Duration.ofHours(2)).toString())));
        answer(process.invoke(at(now.minus(Duration.ofHours(1)).toString())));
        current.front().takeCalls();
        // Each takes so long that those beside it have come before it is answered.
        current.front().delay(Duration.ofMillis(200));
        answer(process.invoke(at(now.toString())));
      }
      List<Front.Call> calls = current.front().takeCalls();
      CortexRecord record = current.records("BTC-USD").getLast();
      assertEquals(now, record.hour());
      assertEquals(List.of(), record.entries("orders"));
      assertTrue(record.get(Recorded.P_LONG).isPresent(), record::toString);
      assertEquals(4, Front.roundTrips(calls), calls::toString);
    }
  }

  @Test
  void candlesThatTheArchiveLacksComeFromTheVenueAndStayThere() throws Exception {
    Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
    CandleSeries tape = endingAt(now);
    try (Account current = new Account(Fault.NONE);
        LocalVenue venue = venue(tape)) {
      current.load(tape.first(tape.size() - 3));
      Map<String, String> settings =
          Map.of(
              "ARGUS_CANDLE_FEED",
              "coinbase",
              "COINBASE_URL",
              venue.environment().get("COINBASE_URL"));
      try (FunctionProcess process = functionIn(current, settings)) {
        Map<String, Object> answer = answer(process.invoke(at(now.toString())));
        assertEquals("ENTER_LONG", answer.get("execution_branch"), answer::toString);
      }
      CortexRecord record = current.records("BTC-USD").getLast();
      Instant newest = now.minus(CandleSeries.INTERVAL);
      assertEquals(newest.toString(), record.text("asof_ts").orElseThrow());
      assertEquals("paper", record.text("book").orElseThrow());
      assertTrue(record.text("candle_notes").isEmpty(), record::toString);
      Map<?, ?> inputs = (Map<?, ?>) record.fields().get("inputs");
      assertEquals("venue", ((Map<?, ?>) inputs.get("rules")).get("source"), record::toString);
      assertEquals(
          tape.newest().orElseThrow(), current.candles("BTC-USD", newest).newest().orElseThrow());
      assertEquals(List.of(), venue.venue().acceptedPosts());
    }
  }

  /** Real keys, real HTTP, real tables: only the venue is not Coinbase. */
  @Test
  void aLiveTickBuysOnceAndAnotherCopyOfItsEventChangesNothing() throws Exception {
    Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
    CandleSeries tape = endingAt(now);
    try (Account current = new Account(Fault.NONE);
        LocalVenue venue = venue(tape)) {
      current.load(tape);
      try (FunctionProcess process = functionIn(current, live(current, venue))) {
        Map<String, Object> first = answer(process.invoke(at(now.toString())));
        assertEquals("ENTER_LONG", first.get("execution_branch"), first::toString);
        Map<String, Object> second = answer(process.invoke(at(now.toString())));
        assertEquals(true, second.get("replayed"));
        answer(process.invoke("{\"time\": \"" + now + "\", \"dry_run\": true}"));
      }
      CortexRecord record = current.records(new BookKey(BookKey.LIVE, "BTC-USD")).getLast();
      assertFalse(record.is(Recorded.DRY_RUN));
      assertEquals("FILLED", record.entries("orders").getFirst().get("state"));
      assertEquals(1, venue.venue().acceptedPosts().size(), "the dry run is on paper");
      assertEquals(1, current.records("BTC-USD").size());
    }
    assertFalse(String.join("\n", LOG).contains("PRIVATE KEY"));
  }

  @Test
  void aLiveTickThatComesTooLateEntersNothing() throws Exception {
    Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
    CandleSeries tape = endingAt(now);
    try (Account current = new Account(Fault.NONE);
        LocalVenue venue = venue(tape)) {
      current.load(tape);
      try (FunctionProcess process = functionIn(current, live(current, venue))) {
        Instant late = now.minus(Duration.ofHours(3));
        answer(process.invoke(at(late.toString())));
      }
      CortexRecord record = current.records(new BookKey(BookKey.LIVE, "BTC-USD")).getLast();
      assertTrue(record.is(Recorded.LATE));
      assertTrue(
          Set.of(ExecutionBranch.LATE_TICK, ExecutionBranch.FLAT_NO_ENTRY)
              .contains(record.branch()),
          record::toString);
      assertEquals(List.of(), venue.venue().acceptedPosts());
    }
  }

  private static LocalVenue venue(CandleSeries tape) throws IOException {
    return new LocalVenue(
        0,
        VenueKey.Kind.ES256,
        tape,
        new BigDecimal("1000"),
        VenueFaults.none(),
        InstantSource.system(),
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
  }

  /** The venue's key in the account's secret, and both switches thrown. */
  private static Map<String, String> live(Account in, LocalVenue venue) {
    Map<String, String> key = new HashMap<>(venue.environment());
    Map<String, String> settings = new HashMap<>();
    for (String name : List.of("COINBASE_URL", "PRIME_DRY_RUN", "ARGUS_DRY_RUN")) {
      settings.put(name, key.remove(name));
    }
    in.services().secrets().put("argus/coinbase", Json.write(key));
    settings.put("ARGUS_SECRET_ID", "argus/coinbase");
    return settings;
  }

  /** The sample tape, moved so that its last candle closes at {@code hour}. */
  private static CandleSeries endingAt(Instant hour) {
    CandleSeries sample = SampleCandles.load();
    long shift =
        hour.minus(CandleSeries.INTERVAL).getEpochSecond()
            - sample.openEpochSecond(sample.size() - 1);
    CandleSeriesBuilder moved = CandleSeries.builder(sample.productId());
    for (int i = 0; i < sample.size(); i++) {
      moved.add(
          sample.openEpochSecond(i) + shift,
          sample.open(i),
          sample.high(i),
          sample.low(i),
          sample.close(i),
          sample.volume(i));
    }
    return moved.build();
  }

  @Test
  void aThrottledTableFailsTheInvocationSoThatItIsTriedAgain() throws Exception {
    try (Account throttled = new Account(Fault.THROTTLED_TABLE)) {
      throttled.load(SampleCandles.load());
      try (FunctionProcess process = functionIn(throttled, Map.of())) {
        Invocation invocation = process.invoke(at("2025-05-20T10:00:00Z"));
        assertFalse(invocation.ok());
        assertTrue(
            invocation.body().contains("the tick of paper BTC-USD 2025-05-20T10:00:00Z failed"),
            invocation.body());
      }
      assertEquals(List.of(), throttled.records("BTC-USD"));
    }
  }

  @Test
  void aConfigurationWithProblemsFailsTheStartAndNamesThemAll() throws Exception {
    try (FunctionProcess process =
        functionIn(account, Map.of("PRIME_MAX_EXPOSURE", "lots", "ARGUS_TYPO", "1"))) {
      assertFalse(process.invoke(at("2025-05-20T10:00:00Z")).ok());
    }
    String log = String.join("\n", LOG);
    assertTrue(log.contains("PRIME_MAX_EXPOSURE must be"), log);
    assertTrue(log.contains("ARGUS_TYPO"), log);
  }
}
