package com.iteradynamics.adapter.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.governance.GovernanceLog;
import com.iteradynamics.governance.GovernanceLogException;
import com.iteradynamics.governance.Reports;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The contract over DynamoDB Local. */
class DynamoGovernanceTest extends DynamoGovernanceContract {
  @Override
  DynamoDbClient connect() {
    return DynamoLocal.client();
  }

  @Test
  void reportsAreNoRecords() {
    DynamoDbClient client = DynamoLocal.client();
    AwsParameters tables = DynamoLocal.tables(client);
    new DynamoGovernance(client, tables).append(PAPER, Reports.full(Reports.day(1)));
    DynamoCalls calls = new DynamoCalls(client, new DynamoErrors(tables.cortexTable()));
    DynamoRecords records = new DynamoRecords(calls, tables.cortexTable());
    assertFalse(records.any(PAPER));
    assertTrue(records.newest(PAPER, 10, Optional.empty()).isEmpty());
  }

  @Test
  void aTableThatIsNotThereIsNamed() {
    AwsParameters none = DynamoLocal.names();
    GovernanceLogException told =
        assertThrows(
            GovernanceLogException.class,
            () -> new DynamoGovernance(DynamoLocal.client(), none).newest(PAPER, 1));
    assertEquals(
        "DynamoDB failed to read the reports of paper#BTC-USD: there is no such table in this"
            + String.format(
                Locale.ROOT,
                " account and region (%s); deploy the stack, or set ARGUS_STATE_TABLE,",
                none.cortexTable())
            + " ARGUS_CORTEX_TABLE and AWS_REGION",
        told.getMessage());
  }

  /** The question that docs/aws.md answers by {@code aws dynamodb query}. */
  @Test
  void whatGovernanceFoundIsReadByHand() {
    DynamoDbClient client = DynamoLocal.client();
    AwsParameters tables = DynamoLocal.tables(client);
    GovernanceLog log = new DynamoGovernance(client, tables);
    log.append(PAPER, Reports.full(Reports.day(1)));
    log.append(PAPER, Reports.full(Reports.day(2)));
    List<Map<String, AttributeValue>> found =
        client
            .query(
                query ->
                    query
                        .tableName(tables.cortexTable())
                        .scanIndexForward(false)
                        .limit(7)
                        .keyConditionExpression("pk = :reports")
                        .expressionAttributeValues(
                            Map.of(":reports", AttributeValue.fromS("GOVERNANCE#paper#BTC-USD"))))
            .items();
    assertEquals("2026-11-02", found.getFirst().get("sk").s(), "newest first");
    assertEquals("ALARM", found.getFirst().get("level").s());
    assertEquals("ALARM", found.getFirst().get("rsi14.psi.level").s());
    assertEquals("0.30000000000000004", found.getFirst().get("rsi14.psi").n());
    assertEquals(Reports.MODEL, found.getFirst().get("model_id").s());
    assertEquals(2, found.size());
  }
}
