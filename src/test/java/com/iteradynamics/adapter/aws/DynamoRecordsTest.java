package com.iteradynamics.adapter.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.StoreCycle;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.execution.SameValue;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.strategy.Action;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A record as an item, and what people find in it. */
class DynamoRecordsTest {
  @Test
  void whatACycleWritesComesBackFieldByFieldAndInItsOrder() {
    DynamoDbClient client = DynamoLocal.client();
    AwsParameters tables = DynamoLocal.tables(client);
    StoreCycle cycle = new StoreCycle();
    cycle.script =
        Map.of(StoreCycle.hour(70), Action.ENTER_LONG, StoreCycle.hour(72), Action.EXIT_LONG);
    for (int hour = 70; hour < 74; hour++) {
      CortexRecord written =
          cycle.record(
              new DynamoStore(
                  client, tables, Runnable::run, InstantSource.fixed(StoreCycle.hour(hour))),
              hour);
      TickKey tick = new TickKey(StoreCycle.BOOK, StoreCycle.hour(hour));
      Map<String, AttributeValue> item =
          client
              .getItem(get -> get.tableName(tables.cortexTable()).key(DynamoKeys.record(tick)))
              .item();
      CortexRecord read = DynamoRecords.record(item);
      SameValue.assertSame(written, read);
      assertEquals(
          new ArrayList<>(written.fields().keySet()), new ArrayList<>(read.fields().keySet()));
    }
  }

  @Test
  void fieldsAreFlatNamedAttributesAndNestedOnesAreMapsAndLists() {
    Map<String, AttributeValue> item =
        DynamoValues.attributes(
            Map.of(
                "equity_usd",
                1000.10,
                "dry_run",
                true,
                "intent_action",
                "ENTER_LONG",
                "gates",
                List.of(Map.of("gate", "KILL_DD", "matched", false))));
    assertEquals("1000.1", item.get("equity_usd").n());
    assertTrue(item.get("dry_run").bool());
    assertEquals("ENTER_LONG", item.get("intent_action").s());
    assertEquals("KILL_DD", item.get("gates").l().get(0).m().get("gate").s());
  }

  @Test
  void doublesAreTheirShortestDecimals() {
    for (double number :
        new double[] {0.1 + 0.2, 1e-7, 1e22, 123_456_789.125, -0.02, 0, 64_000.25, 1e-130}) {
      String kept = DynamoValues.attribute(number).n();
      assertEquals(number, Double.parseDouble(kept), kept);
    }
    assertEquals("0.30000000000000004", DynamoValues.attribute(0.1 + 0.2).n());
    assertEquals("0", DynamoValues.attribute(1e-200).n(), "smaller than DynamoDB keeps");
  }
}
