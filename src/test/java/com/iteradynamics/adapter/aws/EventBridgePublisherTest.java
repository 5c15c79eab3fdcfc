package com.iteradynamics.adapter.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.TickEvent;
import com.iteradynamics.simulation.aws.Call;
import com.iteradynamics.simulation.aws.ModelEventBus.Taken;
import com.iteradynamics.simulation.aws.ModelServer;
import com.iteradynamics.simulation.aws.ModelServer.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

class EventBridgePublisherTest {
  private static final Instant HOUR = Instant.parse("2026-03-01T14:00:00Z");

  private final List<String> warnings = new ArrayList<>();
  private ModelServer aws;
  private EventBridgeClient client;
  private EventBridgePublisher publisher;

  @BeforeEach
  void start() {
    aws = ModelServer.start();
    client = TestClients.events(aws.endpoint());
    publisher = new EventBridgePublisher(client, "argus-bus", warnings::add);
  }

  @AfterEach
  void stop() {
    client.close();
    aws.close();
  }

  @Test
  void tellsEachEventWithItsNameItsHourAndItsFields() {
    assertTrue(
        publisher.publish(
            List.of(
                event(TickEvent.Type.DECISION_MADE, Map.of("equity_usd", 1_000)),
                event(TickEvent.Type.TICK_FAILED, Map.of("why", "no")))));
    long second = HOUR.getEpochSecond();
    assertEquals(
        List.of(
            new Taken("argus-bus", "itera.argus", "DecisionMade", second, "{\"equity_usd\":1000}"),
            new Taken("argus-bus", "itera.argus", "TickFailed", second, "{\"why\":\"no\"}")),
        aws.events().taken());
    assertEquals(1, aws.calls().size());
    assertEquals(List.of(), warnings);
  }

  @Test
  void nothingToTellIsNoCall() {
    assertTrue(publisher.publish(List.of()));
    assertEquals(List.of(), aws.calls());
  }

  @Test
  void tellsTenAtATime() {
    assertTrue(publisher.publish(events(21, 10)));
    assertEquals(3, aws.calls().size());
    assertEquals(21, aws.events().taken().size());
  }

  @Test
  void staysBelowTheSizeThatTheBusTakes() {
    assertTrue(publisher.publish(events(9, 100_000)));
    assertEquals(5, aws.calls().size());
    assertEquals(9, aws.events().taken().size());
  }

  @Test
  void anEventThatNoRequestCanCarryIsReportedWithoutItsLongFields() {
    String huge = "ü".repeat(EventBridgePublisher.MOST_BYTES / 2);
    assertTrue(
        publisher.publish(List.of(event(TickEvent.Type.DECISION_MADE, Map.of("why", huge)))));
    assertEquals("{\"omitted_fields\":[\"why\"]}", aws.events().taken().getFirst().detail());
  }

  @Test
  void anEntryThatIsRefusedIsAWarningAndFalse() {
    aws.events().refuse(1);
    assertFalse(publisher.publish(events(2, 10)));
    assertEquals(
        List.of(
            "events not taken by the event bus argus-bus, a later tick publishes them again:"
                + " DecisionMade 2026-03-01T14:00:00Z: 1 refused: ThrottlingException, too many at a time"),
        warnings);
    assertTrue(publisher.publish(events(2, 10)));
  }

  @Test
  void everyFailureIsAWarningAndFalseAndNeverAnException() {
    for (Fault fault :
        List.of(
            new Fault.Answer(503, "ServiceUnavailable"),
            new Fault.Answer(400, "AccessDeniedException"),
            new Fault.Answer(400, "ResourceNotFoundException"),
            new Fault.CutShort(3))) {
      aws.reset();
      aws.plant(call -> call.is("PutEvents"), TestClients.ATTEMPTS, fault);
      warnings.clear();
      assertFalse(publisher.publish(events(1, 10)), fault::toString);
      assertEquals(1, warnings.size(), fault::toString);
    }
    client.close();
    aws.close();
    assertFalse(publisher.publish(events(1, 10)));
  }

  @Test
  void outlivesABusThatStumbles() {
    aws.plant(call -> true, TestClients.ATTEMPTS - 1, new Fault.Answer(503, "ServiceUnavailable"));
    assertTrue(publisher.publish(events(1, 10)));
    assertEquals(new Call("PutEvents", "argus-bus", 1), aws.calls().getLast());
  }

  @Test
  void severalRecordsGoTogetherTenEventsARequest() {
    List<CortexRecord> records = records(25);
    assertEquals(records, publisher.publishAll(records, Duration.ofSeconds(20)));
    assertEquals(3, aws.calls().size());
    assertEquals(25, aws.events().taken().size());
    assertEquals(List.of(), warnings);
  }

  @Test
  void anEntryThatIsRefusedKeepsNoOtherRecordBack() {
    aws.events().refuse(1);
    List<CortexRecord> records = records(25);
    assertEquals(records.subList(1, 10), publisher.publishAll(records, Duration.ofSeconds(20)));
    assertEquals(1, aws.calls().size(), "it stops at the first failure");
    assertEquals(1, warnings.size());
    assertTrue(warnings.getFirst().contains(" and 12 more: 1 refused"), warnings::toString);
  }

  @Test
  void aBusThatHangsIsGivenUpInTwoSeconds() {
    aws.plant(call -> true, 20, new Fault.Late(Duration.ofSeconds(6)));
    long begun = System.nanoTime();
    assertFalse(publisher.publish(events(21, 10)));
    assertEquals(List.of(), publisher.publishAll(records(25), Duration.ofMillis(300)));
    long ms = (System.nanoTime() - begun) / 1_000_000;
    assertTrue(ms < 4_000, ms + " ms");
    assertEquals(List.of(), publisher.publishAll(records(1), Duration.ZERO), "no time is no call");
  }

  private static List<CortexRecord> records(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                CortexRecord.of(
                    Map.of(
                        "schema",
                        CortexRecord.SCHEMA,
                        CortexRecord.TIMESTAMP,
                        CortexRecord.timestamp(HOUR.plusSeconds(3600L * i)),
                        "book",
                        "paper",
                        "product_id",
                        "BTC-USD",
                        "execution_branch",
                        "FLAT_NO_ENTRY")))
        .toList();
  }

  private static List<TickEvent> events(int count, int length) {
    return IntStream.range(0, count)
        .mapToObj(i -> event(TickEvent.Type.DECISION_MADE, Map.of("why", "x".repeat(length))))
        .toList();
  }

  private static TickEvent event(TickEvent.Type type, Map<String, Object> detail) {
    return new TickEvent(type, HOUR, detail);
  }
}
