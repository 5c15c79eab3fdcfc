package com.iteradynamics.wiring;

import com.iteradynamics.adapter.aws.AwsClients;
import com.iteradynamics.adapter.aws.DynamoStore;
import com.iteradynamics.adapter.local.FolderStore;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.config.MissingSettingException;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.StoreReader;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.order.BookKey;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A store that is open, in a folder or in an AWS account, and what has to be closed after it.
 *
 * @param <S> what may be done with it
 */
public record OpenStore<S extends StoreReader>(S store, Runnable closing) implements AutoCloseable {

  /**
   * The configured store, read-only: a folder is as it stands, also while another process works on
   * it.
   *
   * @param aws whether it is in an AWS account instead of a folder
   * @throws StoreException when there is no such folder
   */
  public static OpenStore<? extends StoreReader> toRead(
      boolean aws, Configuration configuration, ProcessContext context) {
    if (aws) {
      return existing(aws, configuration, context);
    }
    FolderStore store = FolderStore.openReadOnly(folder(configuration, context), context::notice);
    return new OpenStore<>(store, store::close);
  }

  /**
   * Opens the configured store, to change what is there.
   *
   * @throws StoreException when there is no such folder
   */
  public static OpenStore<TickStore> existing(
      boolean aws, Configuration configuration, ProcessContext context) {
    if (!aws) {
      folder(configuration, context);
    }
    return orNew(aws, configuration, context);
  }

  /** Opens the configured store; a folder is made when it is not there. */
  public static OpenStore<TickStore> orNew(
      boolean aws, Configuration configuration, ProcessContext context) {
    return aws
        ? inAws(configuration, context)
        : inFolder(context.path(configuration.runtime().store()), context);
  }

  /**
   * Where the configured store is read again and again.
   *
   * @throws StoreException when there is no such folder
   */
  public static DashboardLocation place(
      boolean aws, Configuration configuration, ProcessContext context) {
    return aws
        ? DashboardLocation.aws(configuration, context)
        : new DashboardLocation.Folder(folder(configuration, context), context);
  }

  /**
   * The bucket of the AWS account.
   *
   * @throws MissingSettingException when none is set
   */
  public static String bucket(Configuration configuration) {
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
  public static Path folder(Configuration configuration, ProcessContext context) {
    Path folder = context.path(configuration.runtime().store());
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
  public static PrimeState state(StoreReader store, BookKey book, PrimeState fresh) {
    LoadedState stored = store.state(book).orElseGet(() -> new LoadedState.Valid(fresh));
    return switch (stored) {
      case LoadedState.Valid(PrimeState state) -> state;
      case LoadedState.Corrupt(String why) ->
          throw new StoreException(
              why
                  + ". Ticks do not trade until a person has put a good copy in its place; nothing"
                  + " was changed");
    };
  }

  private static OpenStore<TickStore> inFolder(Path folder, ProcessContext context) {
    FolderStore store = FolderStore.open(folder, context::notice);
    return new OpenStore<>(store, store::close);
  }

  private static OpenStore<TickStore> inAws(Configuration configuration, ProcessContext context) {
    AwsClients clients = AwsClients.of(context.environment());
    DynamoDbClient client = clients.dynamoDb();
    TickStore store = new DynamoStore(client, configuration.aws(), Runnable::run, context.clock());
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
