package com.iteradynamics.adapter.aws;

import com.iteradynamics.governance.GovernanceLog;
import com.iteradynamics.governance.GovernanceLogContract;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The log's contract over any DynamoDB. */
abstract class DynamoGovernanceContract extends GovernanceLogContract {
  private DynamoDbClient client;
  private AwsParameters tables;

  abstract DynamoDbClient connect();

  @BeforeEach
  void begin() {
    client = connect();
    tables = DynamoLocal.tables(client);
  }

  @Override
  protected GovernanceLog open() {
    return new DynamoGovernance(client, tables);
  }

  @Override
  protected void damage(LocalDate day) {
    client.updateItem(
        update ->
            update
                .tableName(tables.cortexTable())
                .key(DynamoKeys.governance(PAPER, day))
                .updateExpression("SET #as_of = :no")
                .expressionAttributeNames(Map.of("#as_of", "as_of"))
                .expressionAttributeValues(Map.of(":no", AttributeValue.fromS("soon"))));
  }
}
