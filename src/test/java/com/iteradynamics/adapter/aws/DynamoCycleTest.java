package com.iteradynamics.adapter.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.RememberingVenue;
import com.iteradynamics.adapter.local.StoreCycle;
import com.iteradynamics.execution.port.CycleOutcome;
import com.iteradynamics.strategy.Action;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Whole ticks over DynamoDB. */
class DynamoCycleTest {
  private static final int ENTRY = 70;
  private static final Instant NOW = StoreCycle.hour(ENTRY).plusSeconds(60);

  private final FaultyHttp line = new FaultyHttp();
  private final DynamoDbClient client = TestClients.dynamoDb(DynamoLocal.endpoint(), line);
  private final AwsParameters tables = DynamoLocal.tables(client);

  @Test
  void ofManyTicksForOneHourOneDecidesAndOneOrderIsSent() throws Exception {
    List<RememberingVenue> venues = Collections.synchronizedList(new ArrayList<>());
    List<Callable<CycleOutcome>> ticks = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      ticks.add(
          () -> {
            RememberingVenue venue = new RememberingVenue();
            venues.add(venue);
            return cycle(venue).run(store(NOW), ENTRY, NOW);
          });
    }
    int decided = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(ticks.size())) {
      for (Future<CycleOutcome> tick : threads.invokeAll(ticks)) {
        switch (tick.get()) {
          case CycleOutcome.Recorded recorded -> decided += recorded.before() ? 0 : 1;
          case CycleOutcome.Held held -> assertTrue(held.until().isAfter(NOW));
          case CycleOutcome.Retry retry -> throw new AssertionError(retry.why());
          case CycleOutcome.Refused refused -> throw new AssertionError(refused.why());
        }
      }
    }
    assertEquals(1, decided);
    assertEquals(1, venues.stream().mapToInt(venue -> venue.accepted.size()).sum());
    assertEquals(1, store(NOW).records(StoreCycle.BOOK, 10, Optional.empty()).size());
  }

  @Test
  void aWarmTickWithoutAnOrderMakesFiveCallsInThreeRounds() {
    StoreCycle cycle = cycle(new RememberingVenue());
    cycle.run(store(NOW), ENTRY, NOW);
    line.calls.clear();
    Instant next = NOW.plusSeconds(3600);
    CycleOutcome outcome = cycle.run(store(next), ENTRY + 1, next);
    assertTrue(outcome instanceof CycleOutcome.Recorded recorded && !recorded.before());
    assertEquals(
        List.of("Query", "Query", "PutItem", "TransactWriteItems", "UpdateItem"),
        line.calls,
        "the first three side by side");
  }

  private DynamoStore store(Instant now) {
    return new DynamoStore(client, tables, Runnable::run, InstantSource.fixed(now));
  }

  private static StoreCycle cycle(RememberingVenue venue) {
    StoreCycle cycle = new StoreCycle();
    cycle.script = Map.of(StoreCycle.hour(ENTRY), Action.ENTER_LONG);
    cycle.broker = venue;
    return cycle;
  }
}
