package com.iteradynamics.adapter.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.simulation.aws.ModelDynamoDb;
import com.iteradynamics.simulation.aws.ModelTables;
import com.iteradynamics.simulation.aws.Wire;
import com.iteradynamics.testkit.Seed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The same calls at random to stores over the model and over DynamoDB Local: equal answers, equal
 * refusals to the word, and equal items in both tables after every hundred calls.
 */
class StoreOnModelAndEmulatorTest {
  private static final int CALLS = 300;
  private static final int PROCESSES = 3;

  private Instant now = RandomStoreCalls.FIRST;

  /** One service and the processes that write to it. */
  private record Side(DynamoDbClient client, AwsParameters tables, List<TickStore> processes) {
    List<Set<Map<String, AttributeValue>>> items() {
      List<Set<Map<String, AttributeValue>>> items = new ArrayList<>();
      for (String table : List.of(tables.stateTable(), tables.cortexTable())) {
        items.add(new HashSet<>(client.scan(scan -> scan.tableName(table)).items()));
      }
      return items;
    }
  }

  private Side side(DynamoDbClient client) {
    AwsParameters tables = DynamoLocal.tables(client);
    List<TickStore> processes = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      int process = i;
      AtomicInteger ids = new AtomicInteger();
      processes.add(
          new DynamoStore(
              client,
              tables,
              Runnable::run,
              () -> now,
              () -> process + "-" + ids.incrementAndGet(),
              pause -> {}));
    }
    return new Side(client, tables, processes);
  }

  @Test
  void callsAtRandomGiveEqualAnswersAndLeaveEqualItems() {
    long seed = Seed.value();
    Random random = new Random(seed);
    Side emulator = side(DynamoLocal.client());
    Side model =
        side(
            new ModelDynamoDb(
                new ModelTables(InstantSource.fixed(now)),
                Wire.OK_REPORTS_TO_CLEAR,
                ModelDynamoDb.ATTEMPTS,
                900));
    RandomStoreCalls calls = new RandomStoreCalls(random);
    Map<String, Integer> kinds = new TreeMap<>();
    for (int i = 0; i < CALLS; i++) {
      now = now.plusSeconds(random.nextInt(120));
      int process = random.nextInt(PROCESSES);
      TickStore here = model.processes().get(process);
      int hour = i / 40 + random.nextInt(2);
      Function<TickStore, Object> call =
          calls.next(hour, now, here.state(BookKey.paper("BTC-USD")));
      String said = said(call, emulator.processes().get(process));
      assertEquals(said, said(call, here), "call " + i + " of seed " + seed);
      kinds.merge(said.replaceAll("\\W.*", ""), 1, Integer::sum);
      if (i % 100 == 99) {
        assertEquals(emulator.items(), model.items(), "after call " + i + " of seed " + seed);
      }
    }
    System.out.println(kinds);
    assertTrue(kinds.getOrDefault("written", 0) > CALLS / 20, kinds + " of seed " + seed);
  }

  private static String said(Function<TickStore, Object> call, TickStore store) {
    try {
      return String.valueOf(call.apply(store));
    } catch (StoreException e) {
      return e.getMessage();
    }
  }
}
