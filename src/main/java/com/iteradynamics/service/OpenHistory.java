package com.iteradynamics.service;

import com.iteradynamics.adapter.aws.AwsClients;
import com.iteradynamics.adapter.aws.DynamoHistory;
import com.iteradynamics.adapter.aws.S3Candles;
import com.iteradynamics.adapter.aws.S3Models;
import com.iteradynamics.adapter.local.FolderCandles;
import com.iteradynamics.adapter.local.FolderModels;
import com.iteradynamics.adapter.local.FolderStore;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.config.MissingSettingException;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.execution.port.CandleArchive;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.replay.RecordHistory;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.ModelRegistry;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.wiring.OpenStore;
import com.iteradynamics.wiring.ProcessContext;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * All that a store recorded of a book, open to be read, and what has to be closed after it.
 *
 * @param records of hours
 * @param candles of the product
 * @param models the registry
 */
public record OpenHistory(
    RecordHistory records, CandleArchive candles, ModelRegistry models, Runnable closing)
    implements AutoCloseable {

  /**
   * The history of the configured store.
   *
   * @param aws whether it is in an AWS account
   * @throws StoreException when there is no such folder
   * @throws MissingSettingException when no bucket is set
   */
  public static OpenHistory open(boolean aws, Configuration configuration, ProcessContext context) {
    return aws ? inAws(configuration, context) : inFolder(configuration, context);
  }

  private static OpenHistory inFolder(Configuration configuration, ProcessContext context) {
    Path folder = OpenStore.folder(configuration, context);
    FolderStore store = FolderStore.openReadOnly(folder, context::notice);
    return new OpenHistory(
        RecordHistory.of(store, Integer.MAX_VALUE),
        new FolderCandles(folder),
        new FolderModels(folder),
        store::close);
  }

  private static OpenHistory inAws(Configuration configuration, ProcessContext context) {
    String bucket = OpenStore.bucket(configuration);
    AwsClients clients = AwsClients.of(context.environment());
    DynamoDbClient tables = clients.dynamoDb();
    S3Client s3 = clients.s3();
    return new OpenHistory(
        new DynamoHistory(tables, configuration.aws()),
        new S3Candles(s3, bucket, Runnable::run),
        new S3Models(s3, bucket),
        () -> {
          s3.close();
          tables.close();
          clients.close();
        });
  }

  /** The records of the hours that there can be candles of: none without a candle. */
  public List<CortexRecord> records(BookKey book) {
    return candles
        .extent(book.productId())
        .map(extent -> records.between(book, extent.oldest(), extent.newest()))
        .orElse(List.of());
  }

  /** All candles of the product; none when there are none. */
  public CandleSeries candles(BookKey book) {
    return candles
        .extent(book.productId())
        .map(all -> candles.recorded(book.productId(), all.oldest(), all.newest()))
        .orElse(CandleSeries.empty(book.productId()));
  }

  @Override
  public void close() {
    closing.run();
  }
}
