package com.iteradynamics.lambda;

import com.iteradynamics.adapter.aws.AwsClients;
import com.iteradynamics.adapter.aws.DynamoGovernance;
import com.iteradynamics.adapter.aws.DynamoHistory;
import com.iteradynamics.adapter.aws.EventBridgePublisher;
import com.iteradynamics.adapter.aws.S3Candles;
import com.iteradynamics.adapter.aws.S3Models;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.execution.Threads;
import com.iteradynamics.service.DailyRecords;
import com.iteradynamics.service.GovernanceRound;
import com.iteradynamics.settings.InvalidSettingsException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Puts the daily function together. What is not named here it cannot do: there is no store of
 * states and orders, no secret and no venue.
 */
final class GovernanceWiring {
  private GovernanceWiring() {}

  /** The function of this process's environment. */
  static GovernanceFunction ofProcess() {
    return of(System.getenv(), System.out, InstantSource.system());
  }

  /**
   * The function of {@code environment}.
   *
   * @throws InvalidSettingsException with all problems, which {@code log} has too
   */
  static GovernanceFunction of(
      Map<String, String> environment, PrintStream log, InstantSource clock) {
    GovernanceStory story = new GovernanceStory(log, clock);
    Configuration settings = story.settings(environment);
    GovernanceRound.Places places = places(settings, AwsClients.of(environment), story);
    return new GovernanceFunction(
        settings,
        GovernanceRound.of(
                places, settings.runtime().model(), DailyRecords.ofFunction(places.models()), clock)
            .comparing(settings.paper().assumed()),
        story,
        clock);
  }

  private static GovernanceRound.Places places(
      Configuration settings, AwsClients clients, GovernanceStory story) {
    Executor reads = Threads.forEachTask();
    S3Client s3 = clients.s3();
    DynamoDbClient tables = clients.dynamoDb();
    return new GovernanceRound.Places(
        new DynamoHistory(tables, settings.aws()),
        new S3Candles(s3, settings.bucket(), reads),
        new S3Models(s3, settings.bucket()),
        new DynamoGovernance(tables, settings.aws()),
        new EventBridgePublisher(clients.eventBridge(), settings.aws().eventBus(), story::warning));
  }
}
