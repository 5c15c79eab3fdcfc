package com.iteradynamics.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.MemoryStore;
import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.adapter.local.ReplayCandles;
import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.config.FunctionSettings;
import com.iteradynamics.cortex.TickEvent;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.ForwardingStore;
import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.execution.port.CandleWindow;
import com.iteradynamics.execution.port.FeeStore;
import com.iteradynamics.execution.port.ModelSource;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TickClaim;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.Quote;
import com.iteradynamics.order.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one event comes to: the answer, the line in the log, the heartbeat, the events told. */
class CycleFunctionTest {
  private static final Instant HOUR = Instant.parse("2025-05-20T10:00:00Z");
  private static final String EVENT = "{\"time\": \"" + HOUR + "\"}";

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final List<TickEvent> told = new ArrayList<>();
  private final Map<String, String> environment =
      new HashMap<>(Map.of("ARGUS_CANDLES_BUCKET", "candles"));
  private final List<String> pages = new ArrayList<>();
  private Result<Ticker> market = new Result.Failed<>("HTTP 503", true);
  private BiConsumer<BookKey, String> copies = (book, page) -> pages.add(page);
  private TickStore store = new MemoryStore();
  private Instant now = HOUR.plusSeconds(61);
  private Watchdog watchdog;

  @BeforeEach
  void start() throws IOException {
    watchdog = new Watchdog(200);
  }

  @AfterEach
  void stop() {
    watchdog.close();
  }

  private CandleSource candles = new ReplayCandles(SampleCandles.load());

  private Map<String, Object> handle(String event) {
    TickReport report =
        new TickReport(
            new PrintStream(log, true, StandardCharsets.UTF_8), InstantSource.fixed(now), () -> 0);
    Ports ports =
        new Ports(
            store,
            candles,
            FeeStore.NONE,
            product -> market,
            ModelSource.OFF,
            Optional.empty(),
            Optional::empty,
            () -> {
              throw new StoreException("the secret argus/coinbase does not exist");
            },
            events -> told.addAll(events),
            Runnable::run,
            InstantSource.fixed(now));
    Heartbeat heartbeat =
        new Heartbeat(
            Optional.of(watchdog.at("/well/secret-path")),
            Optional.of(watchdog.at("/badly/secret-path")),
            Duration.ofSeconds(2),
            warning -> report.line("WARN", warning));
    return new CycleFunction(
            FunctionSettings.of(environment), ports, report, heartbeat, after(ports, report))
        .handle(event, "request-1");
  }

  private Consumer<TickKey> after(Ports ports, TickReport report) {
    return environment.containsKey("ARGUS_DASHBOARD")
        ? new DashboardCopy(
            ports, PaperParameters.defaults().assumed(), copies, report, Duration.ofSeconds(5))
        : tick -> {};
  }

  private List<String> lines() {
    return log.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** The last retry of an event comes about three minutes after it, and has to record the hour. */
  @ParameterizedTest
  @ValueSource(strings = {"{\"time\": \"2025-05-20T10:00:00Z\"}", "{}", "{\"dry_run\": true}"})
  void anEventWithoutATimeIsRecordedByItsLastRetryToo(String event) {
    candles = (productId, hour, count) -> CandleWindow.unavailable(productId, List.of("503"));
    for (int seconds : List.of(0, 61, 149)) {
      now = HOUR.plusSeconds(seconds);
      assertThrows(TickFailedException.class, () -> handle(event), "after " + seconds + " s");
    }
    now = HOUR.plusSeconds(181);
    assertEquals("STALE_CANDLES", handle(event).get("execution_branch"));
  }

  @Test
  void aTickThatIsRecordedPings() {
    Map<String, Object> answer = handle(EVENT);

    assertEquals("recorded", answer.get("outcome"));
    assertEquals("ENTER_LONG", answer.get("execution_branch"));
    assertEquals(Map.of("pk", "paper#BTC-USD", "sk", "2025-05-20T10:00:00Z"), answer.get("record"));
    assertEquals(List.of("GET /well/secret-path"), watchdog.calls());
    assertEquals(1, lines().size(), lines().toString());
  }

  @Test
  void aTickThatWasRecordedBeforePingsToo() {
    handle(EVENT);
    Map<String, Object> answer = handle(EVENT);

    assertEquals(true, answer.get("replayed"));
    assertEquals(List.of("GET /well/secret-path", "GET /well/secret-path"), watchdog.calls());
    assertEquals(2, lines().size(), lines().toString());
  }

  @Test
  void aCopyOfMissionControlIsWrittenWhenAllIsOver() {
    environment.put("ARGUS_DASHBOARD", "1");
    copies =
        (book, page) -> {
          assertEquals(1, lines().size(), "the tick is reported first");
          assertEquals(1, watchdog.calls().size(), "and the heartbeat");
          pages.add(page);
        };
    handle(EVENT);
    assertEquals(1, pages.size(), lines().toString());
    assertTrue(pages.getFirst().contains("ENTER_LONG") && pages.getFirst().contains("PAPER"));
    handle(EVENT);
    assertEquals(1, pages.size(), "a tick that was recorded before changes nothing");
  }

  @Test
  void aCopyThatCannotBeWrittenIsCountedAndHarmsNothing() {
    environment.put("ARGUS_DASHBOARD", "1");
    copies =
        (book, page) -> {
          throw new StoreException("access denied");
        };
    assertEquals("recorded", handle(EVENT).get("outcome"));
    assertEquals(2, lines().size(), lines().toString());
    String line = lines().getLast();
    assertTrue(line.contains("access denied") && line.contains("\"DashboardFailed\":1"), line);
    assertEquals(List.of("GET /well/secret-path"), watchdog.calls());
  }

  /** A watch of the book that has just entered, with the market at a share of its entry. */
  private Map<String, Object> watch(int minute, double ofEntry) {
    PrimeState state =
        ((LoadedState.Valid) store.state(BookKey.paper("BTC-USD")).orElseThrow()).state();
    BigDecimal price =
        state
            .entry()
            .map(entry -> entry.priceUsd().multiply(BigDecimal.valueOf(ofEntry)))
            .orElse(BigDecimal.ONE);
    market = new Result.Ok<>(new Ticker(new Quote(price, price), Optional.of(price)));
    Instant at = HOUR.plusSeconds(60L * minute + 2);
    now = at.plusSeconds(3);
    return handle("{\"detail-type\": \"Watch\", \"time\": \"" + at + "\"}");
  }

  @Test
  void aWatchSellsBetweenTheHoursAndIsNoTick() {
    environment.put("PRIME_WATCH_MINUTES", "5");
    environment.put("PRIME_STOP_LOSS", "0.05");
    handle(EVENT);
    Map<String, Object> quiet = watch(5, 0.96);
    assertEquals(Map.of("outcome", "quiet", "why", "nothing to do"), quiet);
    String line = lines().getLast();
    assertTrue(line.contains("\"WatchUnable\":0") && !line.contains("TickDurationMs"), line);
    Map<String, Object> sold = watch(10, 0.94);
    assertEquals("WATCH_STOP_LOSS", sold.get("execution_branch"));
    assertEquals(
        Map.of("pk", "WATCH#paper#BTC-USD", "sk", "2025-05-20T10:10:00Z"), sold.get("record"));
    assertFalse(lines().getLast().contains("TickFinished"), lines().getLast());
    assertEquals("no position", watch(15, 0.94).get("why"));
    assertEquals(List.of("GET /well/secret-path"), watchdog.calls(), "the tick alone");
    assertTrue(
        told.stream().anyMatch(event -> event.time().equals(HOUR.plusSeconds(600))), "published");
  }

  @Test
  void aWatchThatCannotSeeIsCounted() {
    environment.put("PRIME_WATCH_MINUTES", "5");
    handle(EVENT);
    for (int i = 1; i <= 3; i++) {
      market = new Result.Failed<>("HTTP 503", true);
      now = HOUR.plusSeconds(300L * i + 3);
      Map<String, Object> blind =
          handle("{\"detail-type\": \"Watch\", \"time\": \"" + HOUR.plusSeconds(300L * i) + "\"}");
      assertEquals("WATCH_PRICE_DOUBTFUL", blind.get("execution_branch"));
      assertTrue(lines().getLast().contains("\"WatchUnable\":" + i), lines().getLast());
    }
  }

  @Test
  void aWatchThatIsOffIsRefused() {
    handle(EVENT);
    Map<String, Object> refused = watch(5, 0.5);
    assertEquals("refused", refused.get("outcome"));
    assertEquals("the watch is off: PRIME_WATCH_MINUTES is 0", refused.get("why"));
  }

  /** Not to trade is a tick that went well. */
  @Test
  void aTickThatDecidesNotToTradePings() {
    now = Instant.parse("2025-01-02T10:01:01Z");
    Map<String, Object> answer = handle("{\"time\": \"2025-01-02T10:00:00Z\"}");

    assertEquals("FLAT_NO_ENTRY", answer.get("execution_branch"));
    assertEquals(List.of("GET /well/secret-path"), watchdog.calls());
  }

  /** Or an old event would hide from the watchdog that this hour's tick is missing. */
  @Test
  void anHourOfLongAgoDoesNotPing() {
    handle(EVENT);
    now = HOUR.plusSeconds(6 * 3600 + 61);

    assertEquals(true, handle(EVENT).get("replayed"));
    handle("{\"time\": \"" + HOUR.plusSeconds(3600) + "\"}");
    Map<String, Object> old = handle("{\"time\": \"" + HOUR.minusSeconds(3600) + "\"}");

    assertEquals("OUT_OF_ORDER_TICK", old.get("execution_branch"));
    assertEquals(List.of("GET /well/secret-path"), watchdog.calls(), "the first alone");
  }

  /** A dry run by hand says nothing of the ticks with real money. */
  @Test
  void aDryRunOfALiveFunctionDoesNotPing() {
    askForRealMoney();

    handle("{\"time\": \"" + HOUR + "\", \"dry_run\": true}");

    assertEquals(List.of(), watchdog.calls());
  }

  @Test
  void aRefusedEventCallsNothing() {
    for (String event :
        List.of(
            "{",
            "[]",
            "{\"tiem\": 1}",
            "{\"product_id\": \"DOGE-USD\"}",
            "{\"time\": \"2999-01-01T00:00:00Z\"}")) {
      assertEquals("refused", handle(event).get("outcome"), event);
    }
    assertEquals(List.of(), watchdog.calls());
    assertEquals(List.of(), told);
    assertEquals(5, lines().size(), lines().toString());
  }

  /** The venue cannot be had here: paper does not ask for it. */
  @Test
  void anEventMayForcePaper() {
    askForRealMoney();

    Map<String, Object> answer = handle("{\"time\": \"" + HOUR + "\", \"dry_run\": true}");

    assertEquals("recorded", answer.get("outcome"));
    assertEquals(Map.of("pk", "paper#BTC-USD", "sk", "2025-05-20T10:00:00Z"), answer.get("record"));
  }

  @Test
  void aLiveTickWithoutItsVenueFailsAndTells() {
    askForRealMoney();

    TickFailedException failure = assertThrows(TickFailedException.class, () -> handle(EVENT));

    assertEquals(
        "the tick of live BTC-USD 2025-05-20T10:00:00Z failed:"
            + " the secret argus/coinbase does not exist",
        failure.getMessage());
    assertEquals(List.of("GET /badly/secret-path"), watchdog.calls());
  }

  private void askForRealMoney() {
    environment.put("PRIME_DRY_RUN", "0");
    environment.put("ARGUS_DRY_RUN", "0");
  }

  /** Whoever holds the lease says how the tick went. */
  @Test
  void aHeldLeaseFailsTheInvocationAndCallsNothing() {
    store =
        new ForwardingStore(store) {
          @Override
          public TickClaim begin(TickKey tick, Instant now, Instant until) {
            return new TickClaim.Held(HOUR.plusSeconds(130));
          }
        };

    TickFailedException failure = assertThrows(TickFailedException.class, () -> handle(EVENT));

    assertTrue(failure.getMessage().contains("2025-05-20T10:02:10Z"), failure.getMessage());
    assertEquals(List.of(), watchdog.calls());
    assertEquals(List.of(), told);
    assertEquals(1, lines().size(), lines().toString());
  }

  @Test
  void aTickThatFailsTellsFailsTheInvocationAndSaysWhy() {
    store =
        new ForwardingStore(store) {
          @Override
          public TickClaim begin(TickKey tick, Instant now, Instant until) {
            throw new StoreException("the table argus-state does not exist");
          }
        };

    TickFailedException failure = assertThrows(TickFailedException.class, () -> handle(EVENT));

    assertEquals(
        "the tick of paper BTC-USD 2025-05-20T10:00:00Z failed:"
            + " the table argus-state does not exist",
        failure.getMessage());
    assertEquals(List.of("GET /badly/secret-path"), watchdog.calls());
    assertEquals(List.of(TickEvent.Type.TICK_FAILED), told.stream().map(TickEvent::type).toList());
    assertEquals(1, lines().size(), lines().toString());
  }

  @Test
  void aHeartbeatThatFailsEndsNoTick() {
    watchdog.close();

    Map<String, Object> answer = handle(EVENT);

    assertEquals("recorded", answer.get("outcome"));
    assertEquals(1, store.records(BookKey.paper("BTC-USD"), 10, Optional.empty()).size());
    assertEquals(2, lines().size(), lines().toString());
    assertTrue(lines().get(1).contains("/*** failed: ConnectException"), lines().get(1));
  }

  @Test
  void noLineHoldsASecret() {
    environment.put("COINBASE_API_KEY", "organizations/secret-key");
    environment.put("COINBASE_API_SECRET", "secret-pem");
    environment.put("ARGUS_HEARTBEAT_PING_URL", "https://hc.example.org/secret-path");
    handle(EVENT);
    handle("{\"tiem\": 1}");
    watchdog.close();
    handle(EVENT);
    store =
        new ForwardingStore(store) {
          @Override
          public TickClaim begin(TickKey tick, Instant now, Instant until) {
            throw new StoreException("the table argus-state does not exist");
          }
        };
    assertThrows(TickFailedException.class, () -> handle(EVENT));

    assertEquals(6, lines().size(), lines().toString());
    lines().forEach(line -> assertFalse(line.contains("secret"), line));
    told.forEach(event -> assertFalse(event.toString().contains("secret"), event.toString()));
  }
}
