package com.iteradynamics.wiring;

import com.iteradynamics.adapter.aws.AwsClients;
import com.iteradynamics.adapter.aws.DynamoStore;
import com.iteradynamics.adapter.aws.S3Candles;
import com.iteradynamics.adapter.aws.S3Models;
import com.iteradynamics.adapter.coinbase.client.CoinbaseCredentials;
import com.iteradynamics.adapter.local.FolderCandles;
import com.iteradynamics.adapter.local.FolderModels;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.config.MissingSettingException;
import com.iteradynamics.config.ModelChoice;
import com.iteradynamics.execution.BookCycle;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.CandleArchive;
import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.execution.port.CycleOutcome;
import com.iteradynamics.execution.port.ModelSource;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.execution.port.WatchOutcome;
import com.iteradynamics.model.ModelRegistry;
import com.iteradynamics.order.BookKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * One tick or watch of a book that is kept in AWS, on paper or with real money. Candles are those
 * of the bucket, or of the folder when no bucket is named.
 */
public final class TickInAws {
  private final Configuration configuration;
  private final ProcessContext context;

  public TickInAws(Configuration configuration, ProcessContext context) {
    this.configuration = configuration;
    this.context = context;
  }

  /** The tick of {@code hour}. */
  public CycleOutcome run(BookKey book, Instant hour) {
    return with(book, cycle -> cycle.tick().run(book.productId(), hour));
  }

  /** The watch of {@code minute}. */
  public WatchOutcome watch(BookKey book, Instant minute) {
    return with(book, cycle -> cycle.watch().run(book.productId(), minute));
  }

  private <T> T with(BookKey book, Function<BookCycle, T> work) {
    if (book.live()) {
      requireKey();
    }
    try (AwsClients clients = AwsClients.of(context.environment());
        DynamoDbClient tables = clients.dynamoDb()) {
      TickStore store =
          new DynamoStore(tables, configuration.aws(), Runnable::run, context.clock());
      Optional<String> bucket = configuration.aws().candlesBucket();
      if (bucket.isEmpty()) {
        ModelSource model = ModelChoice.here(configuration, context.folder());
        return work.apply(
            cycle(book, model, store, folder(), entriesOff(book, () -> new FolderModels(store()))));
      }
      try (S3Client s3 = clients.s3()) {
        ModelSource model =
            ModelChoice.of(
                configuration.runtime().model(),
                () -> new S3Models(s3, bucket.get()),
                context.folder());
        return work.apply(
            cycle(
                book,
                model,
                store,
                new S3Candles(s3, bucket.get(), Runnable::run),
                entriesOff(book, () -> new S3Models(s3, bucket.get()))));
      }
    }
  }

  private Optional<String> entriesOff(BookKey book, Supplier<ModelRegistry> models) {
    return book.live() ? LivePermission.problem(configuration, models) : Optional.empty();
  }

  private BookCycle cycle(
      BookKey book,
      ModelSource model,
      TickStore store,
      CandleArchive archive,
      Optional<String> entriesOff) {
    LiveVenue venue = context.venue(configuration);
    CandleSource candles =
        context.feeds().over(archive, configuration.runtime().candleFeed(), venue);
    Broker broker =
        book.live()
            ? venue.broker(archive)
            : Cycle.paperVenue(
                configuration, candles, venue.fees(archive), venue.ticker(), context.clock());
    CycleParameters parameters =
        Cycle.of(configuration, book.book(), model)
            .with(Feeds.here(configuration, context))
            .withoutEntries(entriesOff);
    return BookCycle.of(parameters, store, candles, broker, context.clock());
  }

  private CandleArchive folder() {
    return new FolderCandles(store());
  }

  private Path store() {
    return context.path(configuration.runtime().store());
  }

  /** Here a person is there to set it; the function has a record that says so instead. */
  private void requireKey() {
    if (configuration.coinbase().credentials()
        instanceof Result.Failed<CoinbaseCredentials>(String why, boolean away)) {
      throw new MissingSettingException(
          why + ": real money takes COINBASE_API_KEY and COINBASE_API_SECRET");
    }
  }
}
