package com.iteradynamics.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.SampleTape;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.CandleSeriesBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
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
  private static final long MOST_BYTES = 25_000_000;

  private static Account account;
  private static FunctionProcess function;
  private static final List<String> LOG = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  static void start() throws IOException {
    account = new Account(Fault.NONE);
    account.load(SampleTape.load());
    function = functionIn(account, Map.of());
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
    assertTrue(record.flag("late"));
    assertTrue(record.text("code_version").orElseThrow().matches("[0-9].*[+].*"));

    Map<String, Object> second = answer(function.invoke(event));
    assertEquals(true, second.get("replayed"));
    assertEquals(first.get("execution_branch"), second.get("execution_branch"));
    assertEquals(record, record("2025-05-20 10:00:00"));
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
    try (Account current = new Account(Fault.NONE)) {
      current.load(endingAt(now));
      try (FunctionProcess process = functionIn(current, Map.of())) {
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
      assertEquals(4, Front.roundTrips(calls), calls::toString);
    }
  }

  /** The sample tape, moved so that its last candle closes at {@code hour}. */
  private static CandleSeries endingAt(Instant hour) {
    CandleSeries sample = SampleTape.load();
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
      throttled.load(SampleTape.load());
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

  @Test
  void theZipIsSmallAndCarriesNothingOfDevelopers() throws IOException {
    Path zip = TARGET.resolve("function.zip");
    assertTrue(Files.size(zip) <= MOST_BYTES, () -> zip + " has too many bytes");
    try (ZipFile file = new ZipFile(zip.toFile())) {
      List<String> strangers =
          file.stream()
              .map(entry -> entry.getName())
              .filter(
                  name ->
                      name.matches(
                          "(?i).*(junit|dynamodblocal|archunit|jmh|sqlite|emulator|testkit|netty|"
                              + "apache-client|runtime-interface).*"))
              .toList();
      assertEquals(List.of(), strangers);
    }
  }
}
