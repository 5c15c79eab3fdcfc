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
 * The two tables' keys: the one place that knows them. The deployment template is tested against
 * it.
 *
 * <ul>
 *   <li>State table: {@code PRIME#<book>#<product>} with {@code STATE}, {@code TRADING_STATE} and
 *       {@code WRITTEN_AHEAD}, which names the hour whose orders are not booked yet; {@code
 *       TICK#<book>#<product>} with one lease per hour; {@code ORDER#<book>#<product>} with one
 *       item per client order id; {@code AUDIT#<book>#<product>} with one item per intervention.
 *   <li>Cortex table: {@code <book>#<product>} with one record per hour, and an index {@code
 *       branch-time} whose key is {@code <book>#<product>#<branch>}; {@code
 *       GOVERNANCE#<book>#<product>} with one report per day.
 * </ul>
 */
public final class DynamoTables {
  /** Partition key of both tables, text. */
  public static final String PK = "pk";

  /** Sort key of both tables and of the index, text. */
  public static final String SK = "sk";

  /** Attribute of the state table that ends an item's life, seconds since 1970; leases only. */
  public static final String TTL = "ttl";

  /** Index of the cortex table: records of one branch by hour. */
  public static final String BRANCH_INDEX = "branch-time";

  /** The index's partition key, text. */
  public static final String BRANCH_KEY = "book_branch";

  private DynamoTables() {}

  /** How the state table is made, on demand. Its {@link #TTL} is switched on afterwards. */
  public static CreateTableRequest state(String name) {
    return table(name).attributeDefinitions(text(PK), text(SK)).build();
  }

  /** How the cortex table is made, on demand. */
  public static CreateTableRequest cortex(String name) {
    return table(name)
        .attributeDefinitions(text(PK), text(SK), text(BRANCH_KEY))
        .globalSecondaryIndexes(
            GlobalSecondaryIndex.builder()
                .indexName(BRANCH_INDEX)
                .keySchema(keys(BRANCH_KEY))
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
                    TimeToLiveSpecification.builder().attributeName(TTL).enabled(true).build()));
  }

  private static CreateTableRequest.Builder table(String name) {
    return CreateTableRequest.builder()
        .tableName(name)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .keySchema(keys(PK));
  }

  private static List<KeySchemaElement> keys(String partition) {
    return List.of(key(partition, KeyType.HASH), key(SK, KeyType.RANGE));
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
