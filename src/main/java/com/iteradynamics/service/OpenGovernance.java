package com.iteradynamics.service;

import com.iteradynamics.adapter.aws.AwsClients;
import com.iteradynamics.adapter.aws.AwsParameters;
import com.iteradynamics.adapter.aws.DynamoGovernance;
import com.iteradynamics.adapter.aws.DynamoHistory;
import com.iteradynamics.adapter.aws.EventBridgePublisher;
import com.iteradynamics.adapter.aws.S3Candles;
import com.iteradynamics.adapter.aws.S3Models;
import com.iteradynamics.adapter.local.FolderCandles;
import com.iteradynamics.adapter.local.FolderGovernance;
import com.iteradynamics.adapter.local.FolderModels;
import com.iteradynamics.adapter.local.FolderStore;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.config.MissingSettingException;
import com.iteradynamics.execution.port.EventPublisher;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.replay.RecordHistory;
import com.iteradynamics.governance.Governance;
import com.iteradynamics.wiring.OpenStore;
import com.iteradynamics.wiring.ProcessContext;
import java.nio.file.Path;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Governance of a store in a folder or in an AWS account, for the command line, and what has to be
 * closed after it.
 */
public record OpenGovernance(GovernanceRound round, Runnable closing) implements AutoCloseable {
  /** How many records a check may go back to. */
  private static final int MOST_RECORDS = Math.toIntExact(Governance.HISTORY.toHours()) + 48;

  /**
   * Governance of the configured store.
   *
   * @param aws whether it is in an AWS account
   * @param warnings takes one line for each event that the bus did not take
   * @throws StoreException when there is no such folder
   * @throws MissingSettingException when no bucket is set
   */
  public static OpenGovernance open(
      boolean aws, Configuration configuration, ProcessContext context, Consumer<String> warnings) {
    return aws ? inAws(configuration, context, warnings) : inFolder(configuration, context);
  }

  private static OpenGovernance inFolder(Configuration configuration, ProcessContext context) {
    Path folder = OpenStore.folder(configuration, context);
    FolderStore store = FolderStore.openReadOnly(folder, context::notice);
    GovernanceRound.Places places =
        new GovernanceRound.Places(
            RecordHistory.of(store, MOST_RECORDS),
            new FolderCandles(folder),
            new FolderModels(folder),
            new FolderGovernance(folder, context::notice),
            EventPublisher.NONE);
    return new OpenGovernance(round(places, configuration, context), store::close);
  }

  private static OpenGovernance inAws(
      Configuration configuration, ProcessContext context, Consumer<String> warnings) {
    AwsParameters names = configuration.aws();
    String bucket = OpenStore.bucket(configuration);
    AwsClients clients = AwsClients.of(context.environment());
    DynamoDbClient tables = clients.dynamoDb();
    S3Client s3 = clients.s3();
    EventBridgeClient events = clients.eventBridge();
    GovernanceRound.Places places =
        new GovernanceRound.Places(
            new DynamoHistory(tables, names),
            new S3Candles(s3, bucket, Runnable::run),
            new S3Models(s3, bucket),
            new DynamoGovernance(tables, names),
            new EventBridgePublisher(events, names.eventBus(), warnings));
    return new OpenGovernance(
        round(places, configuration, context),
        () -> {
          events.close();
          s3.close();
          tables.close();
          clients.close();
        });
  }

  private static GovernanceRound round(
      GovernanceRound.Places places, Configuration configuration, ProcessContext context) {
    return new GovernanceRound(
            places,
            () -> WatchedModel.of(configuration.runtime().model(), places.models(), context::path),
            DailyRecords.here(places.models(), configuration, context.folder()),
            context.clock())
        .comparing(configuration.paper().assumed());
  }

  @Override
  public void close() {
    closing.run();
  }
}
