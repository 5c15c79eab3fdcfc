package com.iteradynamics.adapter.aws;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;

/**
 * How the two tables are made where they are not deployed; the deployment template is tested
 * against it.
 */
public final class EmulatedTables {
  private EmulatedTables() {}

  /**
   * How the state table is made, on demand. Its {@link DynamoTables#TTL} is switched on afterwards.
   */
  public static CreateTableRequest state(String name) {
    return table(name).attributeDefinitions(text(DynamoTables.PK), text(DynamoTables.SK)).build();
  }

  /** How the cortex table is made, on demand. */
  public static CreateTableRequest cortex(String name) {
    return table(name)
        .attributeDefinitions(
            text(DynamoTables.PK), text(DynamoTables.SK), text(DynamoTables.BRANCH_KEY))
        .globalSecondaryIndexes(
            GlobalSecondaryIndex.builder()
                .indexName(DynamoTables.BRANCH_INDEX)
                .keySchema(keys(DynamoTables.BRANCH_KEY))
                .projection(all -> all.projectionType(ProjectionType.ALL))
                .build())
        .build();
  }

  /** Makes both tables where they are not deployed: in an emulator. */
  public static void create(DynamoDbClient client, AwsParameters names) {
    client.createTable(state(names.stateTable()));
    client.createTable(cortex(names.cortexTable()));
    client.waiter().waitUntilTableExists(table -> table.tableName(names.stateTable()));
    client.waiter().waitUntilTableExists(table -> table.tableName(names.cortexTable()));
    client.updateTimeToLive(
        ttl ->
            ttl.tableName(names.stateTable())
                .timeToLiveSpecification(
                    TimeToLiveSpecification.builder()
                        .attributeName(DynamoTables.TTL)
                        .enabled(true)
                        .build()));
  }

  private static CreateTableRequest.Builder table(String name) {
    return CreateTableRequest.builder()
        .tableName(name)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .keySchema(keys(DynamoTables.PK));
  }

  private static List<KeySchemaElement> keys(String partition) {
    return List.of(key(partition, KeyType.HASH), key(DynamoTables.SK, KeyType.RANGE));
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }
}
