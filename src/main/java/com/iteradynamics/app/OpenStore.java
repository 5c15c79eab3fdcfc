package com.iteradynamics.app;

import com.iteradynamics.adapter.aws.AwsClients;
import com.iteradynamics.adapter.aws.DynamoStore;
import com.iteradynamics.adapter.local.FolderStore;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.StateReading;
import com.iteradynamics.execution.StoreException;
import com.iteradynamics.execution.StoreReader;
import com.iteradynamics.execution.TickStore;
import com.iteradynamics.order.BookKey;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A store that is open, in a folder or in an AWS account, and what has to be closed after it.
 *
 * @param <S> what may be done with it
 */
record OpenStore<S extends StoreReader>(S store, Runnable closing) implements AutoCloseable {

  /**
   * The configured store, to look at: a folder is as it stands, whoever works on it.
   *
   * @param aws whether it is in an AWS account instead of a folder
   * @throws StoreException when there is no such folder
   */
  static OpenStore<? extends StoreReader> toRead(
      boolean aws, Configuration configuration, ProcessContext around) {
    if (aws) {
      return existing(aws, configuration, around);
    }
    FolderStore store = FolderStore.look(folder(configuration, around), around::notice);
    return new OpenStore<>(store, store::close);
  }

  /**
   * Opens the configured store, to change what is there.
   *
   * @throws StoreException when there is no such folder
   */
  static OpenStore<TickStore> existing(
      boolean aws, Configuration configuration, ProcessContext around) {
    if (!aws) {
      folder(configuration, around);
    }
    return orNew(aws, configuration, around);
  }

  /** Opens the configured store; a folder is made when it is not there. */
  static OpenStore<TickStore> orNew(
      boolean aws, Configuration configuration, ProcessContext around) {
    return aws
        ? inAws(configuration, around)
        : inFolder(around.path(configuration.runtime().store()), around);
  }

  /**
   * Where the configured store is read again and again.
   *
   * @throws StoreException when there is no such folder
   */
  static MissionPlace place(boolean aws, Configuration configuration, ProcessContext around) {
    return aws
        ? MissionPlace.aws(configuration, around)
        : new MissionPlace.Folder(folder(configuration, around), around);
  }

  /**
   * The bucket of the AWS account.
   *
   * @throws MissingSettingException when none is set
   */
  static String bucket(Configuration configuration) {
    return configuration
        .aws()
        .candlesBucket()
        .orElseThrow(
            () ->
                new MissingSettingException(
                    "--aws needs to know the bucket: ARGUS_CANDLES_BUCKET is not set"));
  }

  /**
   * The folder of the store.
   *
   * @throws StoreException when it is not there
   */
  static Path folder(Configuration configuration, ProcessContext around) {
    Path folder = around.path(configuration.runtime().store());
    if (!Files.isDirectory(folder)) {
      throw new StoreException("there is no store in " + folder);
    }
    return folder;
  }

  /**
   * The book's state, or {@code fresh} when nothing was stored for it.
   *
   * @throws StoreException when what is stored cannot be trusted
   */
  static PrimeState state(StoreReader store, BookKey book, PrimeState fresh) {
    StateReading stored = store.state(book).orElseGet(() -> new StateReading.Valid(fresh));
    return switch (stored) {
      case StateReading.Valid(PrimeState state) -> state;
      case StateReading.Corrupt(String why) ->
          throw new StoreException(
              why
                  + ". Ticks do not trade until a person has put a good copy in its place; nothing"
                  + " was changed");
    };
  }

  private static OpenStore<TickStore> inFolder(Path folder, ProcessContext around) {
    FolderStore store = FolderStore.open(folder, around::notice);
    return new OpenStore<>(store, store::close);
  }

  private static OpenStore<TickStore> inAws(Configuration configuration, ProcessContext around) {
    AwsClients clients = AwsClients.of(around.environment());
    DynamoDbClient client = clients.dynamoDb();
    TickStore store = new DynamoStore(client, configuration.aws(), Runnable::run, around.clock());
    return new OpenStore<>(
        store,
        () -> {
          client.close();
          clients.close();
        });
  }

  @Override
  public void close() {
    closing.run();
  }
}
