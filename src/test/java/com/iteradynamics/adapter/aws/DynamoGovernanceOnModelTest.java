package com.iteradynamics.adapter.aws;

import com.iteradynamics.simulation.aws.ModelDynamoDb;
import com.iteradynamics.simulation.aws.ModelTables;
import com.iteradynamics.simulation.aws.Wire;
import java.time.Instant;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The contract over the model of DynamoDB. */
class DynamoGovernanceOnModelTest extends DynamoGovernanceContract {
  @Override
  DynamoDbClient connect() {
    return new ModelDynamoDb(
        new ModelTables(InstantSource.fixed(Instant.parse("2026-11-26T00:20:00Z"))),
        Wire.OK_REPORTS_TO_CLEAR,
        ModelDynamoDb.ATTEMPTS,
        900);
  }
}
