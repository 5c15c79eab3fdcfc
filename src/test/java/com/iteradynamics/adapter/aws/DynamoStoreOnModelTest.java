package com.iteradynamics.adapter.aws;

import com.iteradynamics.simulation.aws.ModelDynamoDb;
import com.iteradynamics.simulation.aws.ModelTables;
import com.iteradynamics.simulation.aws.Wire;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The contract over the model of DynamoDB, whose pages are short here. */
class DynamoStoreOnModelTest extends DynamoStoreContract {
  private static final int SHORT_PAGE = 1_000;

  @Override
  DynamoDbClient connect() {
    return new ModelDynamoDb(
        new ModelTables(InstantSource.fixed(NOW)), Wire.CALM, ModelDynamoDb.ATTEMPTS, SHORT_PAGE);
  }
}
