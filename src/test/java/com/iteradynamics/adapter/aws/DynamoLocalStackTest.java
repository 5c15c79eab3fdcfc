package com.iteradynamics.adapter.aws;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The contract over LocalStack's DynamoDB, where there is a Docker engine. */
class DynamoLocalStackTest extends DynamoStoreContract {
  /** The last one that wants no account. */
  private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.4.0");

  private static Optional<LocalStackContainer> container = Optional.empty();

  @BeforeAll
  static void start() {
    Docker.require(DynamoLocalStackTest.class);
    LocalStackContainer started = new LocalStackContainer(IMAGE).withServices("dynamodb");
    container = Optional.of(started);
    started.start();
  }

  @AfterAll
  static void stop() {
    container.ifPresent(LocalStackContainer::stop);
  }

  @Override
  DynamoDbClient connect() {
    return TestClients.dynamoDb(container.orElseThrow().getEndpoint());
  }
}
