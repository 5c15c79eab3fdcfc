package com.iteradynamics.adapter.aws;

import com.iteradynamics.testkit.Emulators;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The contract over moto's DynamoDB, on machines that have it. */
class DynamoMotoTest extends DynamoStoreContract {
  private static Optional<Emulators.Moto> moto = Optional.empty();

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> command = Emulators.onPath("moto_server");
    if (command.isEmpty()) {
      Emulators.skip(DynamoMotoTest.class, "no moto_server on the path");
    }
    moto = Optional.of(Emulators.Moto.start(command.orElseThrow()));
  }

  @AfterAll
  static void stop() {
    moto.ifPresent(Emulators.Moto::close);
  }

  @Override
  DynamoDbClient connect() {
    return AwsClients.at(moto.orElseThrow().endpoint()).dynamoDb();
  }

  @Test
  @Override
  void ofManyProcessesThatBeginAnHourAtOnceOneGetsIt() {
    Emulators.skip(
        DynamoMotoTest.class,
        "many processes at once: moto checks a condition first and writes later, so that all win");
  }
}
