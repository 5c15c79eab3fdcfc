package com.iteradynamics.app;

import com.iteradynamics.adapter.aws.AwsClients;
import com.iteradynamics.adapter.aws.DynamoStore;
import com.iteradynamics.adapter.local.FolderStore;
import com.iteradynamics.execution.TickStore;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A store that is open, in a folder or in an AWS account, and what has to be closed after it. */
record OpenStore(TickStore store, Runnable closing) implements AutoCloseable {

  /**
   * Opens the store that {@code options} name; who only looks does not make a folder.
   *
   * @throws CommandFailure when there is no such folder
   */
  static OpenStore existing(BookOptions options, Configuration configuration, Surroundings around) {
    Path folder = around.path(configuration.runtime().store());
    if (!options.aws && !Files.isDirectory(folder)) {
      throw CommandFailure.failed("there is no store in " + folder);
    }
    return orNew(options, configuration, around);
  }

  /** Opens the store that {@code options} name; a folder is made when it is not there. */
  static OpenStore orNew(BookOptions options, Configuration configuration, Surroundings around) {
    if (options.aws && options.store != null) {
      throw CommandFailure.usage("--aws and --store name two different stores; choose one");
    }
    return options.aws
        ? inAws(configuration, around)
        : inFolder(around.path(configuration.runtime().store()));
  }

  private static OpenStore inFolder(Path folder) {
    FolderStore store = FolderStore.open(folder);
    return new OpenStore(store, store::close);
  }

  private static OpenStore inAws(Configuration configuration, Surroundings around) {
    AwsClients clients = AwsClients.of(around.environment());
    DynamoDbClient client = clients.dynamoDb();
    TickStore store = new DynamoStore(client, configuration.aws(), Runnable::run, around.clock());
    return new OpenStore(
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
