package com.iteradynamics.adapter.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** The tables as they are made where nothing was deployed. */
class DynamoTablesTest {
  @Test
  void bothTablesAreMadeWithTheirKeysTheIndexAndTheEndOfLife() {
    DynamoDbClient client = DynamoLocal.client();
    AwsParameters names = DynamoLocal.names();
    EmulatedTables.create(client, names);
    TableDescription state = client.describeTable(t -> t.tableName(names.stateTable())).table();
    TableDescription cortex = client.describeTable(t -> t.tableName(names.cortexTable())).table();
    assertEquals("pk HASH, sk RANGE", keys(state.keySchema()));
    assertEquals("pk HASH, sk RANGE", keys(cortex.keySchema()));
    GlobalSecondaryIndexDescription index = cortex.globalSecondaryIndexes().get(0);
    assertEquals("branch-time", index.indexName());
    assertEquals("book_branch HASH, sk RANGE", keys(index.keySchema()));
    var ttl =
        client.describeTimeToLive(t -> t.tableName(names.stateTable())).timeToLiveDescription();
    assertEquals("ttl", ttl.attributeName());
    assertTrue(
        List.of(TimeToLiveStatus.ENABLED, TimeToLiveStatus.ENABLING)
            .contains(ttl.timeToLiveStatus()));
  }

  private static String keys(List<KeySchemaElement> schema) {
    return schema.stream()
        .map(key -> key.attributeName() + " " + key.keyTypeAsString())
        .collect(Collectors.joining(", "));
  }
}
