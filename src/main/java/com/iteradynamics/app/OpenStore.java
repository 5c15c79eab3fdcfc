package com.iteradynamics.app;

import com.iteradynamics.adapter.aws.AwsClients;
import com.iteradynamics.adapter.aws.DynamoStore;
import com.iteradynamics.adapter.local.FolderStore;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.StateReading;
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
   * The store that {@code options} name, to look at: a folder is as it stands, whoever works on it.
   *
   * @throws CommandFailure when there is no such folder
   */
  static OpenStore<? extends StoreReader> toRead(
      BookOptions options, Configuration configuration, Surroundings around) {
    if (options.aws) {
      return existing(options, configuration, around);
    }
    FolderStore store = FolderStore.look(folder(configuration, around), around::notice);
    return new OpenStore<>(store, store::close);
  }

  /**
   * Opens the store that {@code options} name, to change what is there.
   *
   * @throws CommandFailure when there is no such folder
   */
  static OpenStore<TickStore> existing(
      BookOptions options, Configuration configuration, Surroundings around) {
    if (!options.aws) {
      folder(configuration, around);
    }
    return orNew(options, configuration, around);
  }

  /** Opens the store that {@code options} name; a folder is made when it is not there. */
  static OpenStore<TickStore> orNew(
      BookOptions options, Configuration configuration, Surroundings around) {
    oneStore(options.aws, options);
    return options.aws
        ? inAws(configuration, around)
        : inFolder(around.path(configuration.runtime().store()), around);
  }

  /**
   * Where what {@code options} name is read again and again.
   *
   * @throws CommandFailure when there is no such folder
   */
  static MissionPlace place(BookOptions options, Configuration configuration, Surroundings around) {
    oneStore(options.aws, options);
    return options.aws
        ? MissionPlace.aws(configuration, around)
        : MissionPlace.folder(folder(configuration, around), around);
  }

  /**
   * @throws CommandFailure when {@code options} name a folder beside an AWS account
   */
  static void oneStore(boolean aws, StoreOptions options) {
    if (aws && options.store != null) {
      throw CommandFailure.usage("--aws and --store name two different stores; choose one");
    }
  }

  /**
   * The bucket that --aws is about.
   *
   * @throws CommandFailure when none is set
   */
  static String bucket(Configuration configuration) {
    return configuration
        .aws()
        .candlesBucket()
        .orElseThrow(
            () ->
                CommandFailure.usage(
                    "--aws needs to know the bucket: ARGUS_CANDLES_BUCKET is not set"));
  }

  /** The folder of the store, which has to be there. */
  static Path folder(Configuration configuration, Surroundings around) {
    Path folder = around.path(configuration.runtime().store());
    if (!Files.isDirectory(folder)) {
      throw CommandFailure.failed("there is no store in " + folder);
    }
    return folder;
  }

  /**
   * The book's state, or {@code fresh} when nothing was stored for it.
   *
   * @throws CommandFailure when what is stored cannot be trusted
   */
  static PrimeState state(StoreReader store, BookKey book, PrimeState fresh) {
    StateReading stored = store.state(book).orElseGet(() -> new StateReading.Valid(fresh));
    return switch (stored) {
      case StateReading.Valid(PrimeState state) -> state;
      case StateReading.Corrupt(String why) ->
          throw CommandFailure.failed(
              why
                  + ". Ticks do not trade until a person has put a good copy in its place; nothing"
                  + " was changed");
    };
  }

  private static OpenStore<TickStore> inFolder(Path folder, Surroundings around) {
    FolderStore store = FolderStore.open(folder, around::notice);
    return new OpenStore<>(store, store::close);
  }

  private static OpenStore<TickStore> inAws(Configuration configuration, Surroundings around) {
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
