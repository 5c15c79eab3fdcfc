package com.iteradynamics.adapter.aws;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The contract over DynamoDB Local, and what DynamoDB can do to us. */
class DynamoStoreTest extends DynamoStoreContract {
  @Override
  DynamoDbClient connect() {
    return DynamoLocal.client();
  }
}
