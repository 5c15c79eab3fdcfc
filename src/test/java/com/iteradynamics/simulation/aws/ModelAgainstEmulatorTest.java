package com.iteradynamics.simulation.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.aws.DynamoLocal;
import com.iteradynamics.adapter.aws.EmulatedTables;
import com.iteradynamics.testkit.Seed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/**
 * The same requests at random to the model and to DynamoDB Local: equal answers, equal refusals,
 * and equal items in the end.
 */
class ModelAgainstEmulatorTest {
  private static final int REQUESTS = 1_200;
  private static final String TABLE = "model-beside-emulator";

  private final DynamoDbClient emulator = DynamoLocal.client();
  private final DynamoDbClient model =
      new ModelDynamoDb(
          new ModelTables(InstantSource.fixed(Instant.EPOCH)), Wire.OK_REPORTS_TO_CLEAR);

  @Test
  void requestsAtRandomGiveEqualAnswersAndLeaveEqualItems() {
    long seed = Seed.value();
    emulator.createTable(EmulatedTables.cortex(TABLE));
    model.createTable(EmulatedTables.cortex(TABLE));
    RandomRequests requests = new RandomRequests(TABLE, new Random(seed));
    Map<String, Integer> kinds = new TreeMap<>();
    for (int i = 0; i < REQUESTS; i++) {
      DynamoDbRequest request = requests.next();
      String said = ComparableAnswer.by(emulator, request);
      assertEquals(
          said,
          ComparableAnswer.by(model, request),
          "number " + i + " of " + seed + ": " + request);
      kinds.merge(said.split(" ", 2)[0], 1, Integer::sum);
    }
    assertEquals(items(emulator), items(model), "seed " + seed);
    System.out.println(kinds);
    for (String kind : List.of("put", "updated", "deleted", "written", "refused", "cancelled")) {
      assertTrue(kinds.getOrDefault(kind, 0) > REQUESTS / 60, kinds + " of seed " + seed);
    }
  }

  private static Set<Object> items(DynamoDbClient client) {
    return client.scan(scan -> scan.tableName(TABLE)).items().stream()
        .map(ComparableAnswer::plain)
        .collect(Collectors.toSet());
  }
}
