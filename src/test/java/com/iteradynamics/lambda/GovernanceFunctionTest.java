package com.iteradynamics.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.FolderGovernance;
import com.iteradynamics.adapter.local.FolderModels;
import com.iteradynamics.adapter.local.MemoryStore;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.config.FunctionSettings;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.execution.ForwardingStore;
import com.iteradynamics.execution.MemoryCandles;
import com.iteradynamics.execution.port.EventPublisher;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.replay.RecordHistory;
import com.iteradynamics.governance.Reports;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.service.DailyReplay;
import com.iteradynamics.service.GovernanceRound;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one event of the daily function comes to: the answer, the line in the log, the metrics. */
class GovernanceFunctionTest {
  private static final Instant NOW = Instant.parse("2026-11-26T00:20:31Z");
  private static final String EVENT = "{\"time\": \"2026-11-26T00:20:05Z\"}";

  private static final BookKey BOOK = BookKey.paper("BTC-USD");

  @TempDir private Path store;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final Map<String, String> environment =
      new HashMap<>(Map.of("ARGUS_CANDLES_BUCKET", "candles"));
  private RecordHistory records = RecordHistory.of(new MemoryStore(), 1);

  private Map<String, Object> handle(String event) {
    InstantSource clock = InstantSource.fixed(NOW);
    Configuration settings = FunctionSettings.of(environment);
    GovernanceRound.Places places =
        new GovernanceRound.Places(
            records,
            new MemoryCandles(),
            new FolderModels(store),
            new FolderGovernance(store, ignored -> {}),
            EventPublisher.NONE);
    return new GovernanceFunction(
            settings,
            GovernanceRound.of(places, settings.runtime().model(), DailyReplay.NOT_REPLAYED, clock),
            new GovernanceStory(new PrintStream(log, true, StandardCharsets.UTF_8), clock),
            clock)
        .handle(event, "request-1");
  }

  private List<Map<String, Object>> lines() throws Json.MalformedJsonException {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (String line : log.toString(StandardCharsets.UTF_8).lines().toList()) {
      lines.add(Json.readMap(line));
    }
    return lines;
  }

  @Test
  void aCheckIsAnsweredAndReportedInOneLineThatHoldsTheMetrics() throws Exception {
    Map<String, Object> answer = handle(EVENT);
    assertEquals("reported", answer.get("outcome"));
    assertEquals("NOT_MEASURED", answer.get("level"));
    assertEquals(
        Map.of("pk", "GOVERNANCE#paper#BTC-USD", "sk", "2026-11-26"), answer.get("report"));
    assertEquals(false, answer.get("replayed"));
    assertEquals(1, lines().size());
    Map<String, Object> line = lines().getFirst();
    assertEquals("WARN", line.get("level"), line::toString);
    assertEquals("NOT_MEASURED", line.get("drift_level"));
    assertFalse(line.containsKey("DriftLevel"), "what was not measured is not 0");
    assertFalse(line.containsKey("FeatureDriftLevel"), line::toString);
    assertEquals(1, line.get("GovernanceFinished"), "there is no model to watch");
    assertTrue(line.get("unmeasured").toString().contains("no model is promoted"), line::toString);
    assertTrue(line.containsKey("_aws"));
  }

  @Test
  void theSameDayAgainIsAnsweredWithItsReport() {
    handle(EVENT);
    Map<String, Object> answer = handle("{\"time\": \"2026-11-26T00:20:29Z\"}");
    assertEquals(true, answer.get("replayed"));
    assertEquals("NOT_MEASURED", answer.get("level"));
  }

  @Test
  void aCheckThatMeasuredNothingOfAWatchedModelDoesNotCountAsFinished() {
    Map<String, Object> line = new HashMap<>();
    TickMetrics metrics = new TickMetrics(BOOK);
    metrics.of(Reports.blind(Reports.day(1)), false);
    metrics.addTo(line, 0);
    assertEquals(0, line.get("GovernanceFinished"));
    assertEquals(0, line.get("ReplayLevel"));
    assertFalse(line.containsKey("DriftLevel"));
    assertFalse(line.get("_aws").toString().contains("DriftLevel"));
  }

  @Test
  void aCheckOfAPastDayWritesNoMetrics() throws Exception {
    assertEquals(true, handle("{\"time\": \"2026-11-20T00:20:00Z\"}").get("late"));
    assertFalse(lines().getFirst().containsKey("_aws"));
  }

  @Test
  void whatIsNoEventOfThisFunctionIsRefused() throws Exception {
    for (String event :
        List.of(
            "{",
            "{\"tiem\": 1}",
            "{\"product_id\": \"DOGE-USD\"}",
            "{\"time\": \"2999-01-01T00:00:00Z\"}")) {
      assertEquals("refused", handle(event).get("outcome"), event);
    }
    assertEquals(4, lines().size());
    assertEquals(0, new FolderGovernance(store, ignored -> {}).newest(BOOK, 9).reports().size());
  }

  @Test
  void whatCannotBeReadFailsTheInvocationAndKeepsNothing() throws Exception {
    records =
        RecordHistory.of(
            new ForwardingStore(new MemoryStore()) {
              @Override
              public List<CortexRecord> records(
                  BookKey book, int count, Optional<ExecutionBranch> branch) {
                throw new StoreException("the table argus-cortex does not exist");
              }
            },
            1);
    TickFailedException failure = assertThrows(TickFailedException.class, () -> handle(EVENT));
    assertEquals(
        "governance of paper BTC-USD failed: the table argus-cortex does not exist",
        failure.getMessage());
    assertEquals("failed", lines().getFirst().get("outcome"));
    assertFalse(lines().getFirst().containsKey("_aws"), "so that the missing check is noticed");
    assertEquals(0, new FolderGovernance(store, ignored -> {}).newest(BOOK, 9).reports().size());
  }

  @Test
  void theBookIsTheOneThatIsTraded() {
    environment.put("PRIME_DRY_RUN", "0");
    environment.put("ARGUS_DRY_RUN", "0");
    assertTrue(handle(EVENT).get("report").toString().contains("GOVERNANCE#live#BTC-USD"));
    assertTrue(
        handle("{\"dry_run\": true}").get("report").toString().contains("GOVERNANCE#paper#"));
  }
}
