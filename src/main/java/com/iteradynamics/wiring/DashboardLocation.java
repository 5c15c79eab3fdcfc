package com.iteradynamics.wiring;

import com.iteradynamics.adapter.aws.AwsClients;
import com.iteradynamics.adapter.aws.DynamoStore;
import com.iteradynamics.adapter.aws.S3Candles;
import com.iteradynamics.adapter.local.FolderCandles;
import com.iteradynamics.adapter.local.FolderStore;
import com.iteradynamics.candlefile.CandleFile;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.StoreReader;
import com.iteradynamics.market.CandleSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where mission control reads: a folder, or tables and a bucket in AWS. */
public interface DashboardLocation extends AutoCloseable {
  /** What it is called, for a person. */
  String name();

  /** Changes when anything there does; empty when that cannot be told without reading it. */
  String stamp();

  /** The store as it is now, to be closed. */
  OpenStore<? extends StoreReader> open();

  /**
   * Closed candles.
   *
   * @param oldest the oldest decision's hour; a place that is far away gives candles from a little
   *     before it on
   */
  CandleSeries candles(String productId, Optional<Instant> oldest, Instant now);

  @Override
  void close();

  /** The tables and the bucket that {@code configuration} names. */
  static DashboardLocation aws(Configuration configuration, ProcessContext context) {
    AwsClients clients = AwsClients.of(context.environment());
    return new Aws(
        clients,
        new DynamoStore(clients.dynamoDb(), configuration.aws(), Runnable::run, context.clock()),
        configuration
            .aws()
            .candlesBucket()
            .map(bucket -> new S3Candles(clients.s3(), bucket, Runnable::run)),
        "the tables "
            + configuration.aws().stateTable()
            + " and "
            + configuration.aws().cortexTable());
  }

  /** A folder. */
  record Folder(Path folder, ProcessContext context) implements DashboardLocation {
    @Override
    public String name() {
      return "the folder " + folder.toAbsolutePath().normalize();
    }

    @Override
    public String stamp() {
      try (Stream<Path> files = Files.list(folder)) {
        // Who looks into a database makes files beside it, which are gone when it is closed.
        return files
            .filter(file -> !file.toString().endsWith("-shm"))
            .sorted()
            .map(Folder::stamp)
            .collect(Collectors.joining(" "));
      } catch (IOException e) {
        return "";
      }
    }

    private static String stamp(Path file) {
      try {
        BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
        return facts.size() == 0
            ? ""
            : file.getFileName() + ":" + facts.size() + ":" + facts.lastModifiedTime();
      } catch (IOException e) {
        return file.getFileName() + " is gone";
      }
    }

    @Override
    public OpenStore<FolderStore> open() {
      FolderStore store = FolderStore.openReadOnly(folder, context::notice);
      return new OpenStore<>(store, store::close);
    }

    @Override
    public CandleSeries candles(String productId, Optional<Instant> oldest, Instant now) {
      return new FolderCandles(folder)
          .read(productId, now)
          .map(CandleFile::closed)
          .orElse(CandleSeries.empty(productId));
    }

    @Override
    public void close() {}
  }

  /** An account. */
  record Aws(AwsClients clients, StoreReader store, Optional<S3Candles> archive, String name)
      implements DashboardLocation {
    private static final Duration BEFORE = Duration.ofDays(7);

    @Override
    public String stamp() {
      return "";
    }

    @Override
    public OpenStore<StoreReader> open() {
      return new OpenStore<>(store, () -> {});
    }

    @Override
    public CandleSeries candles(String productId, Optional<Instant> oldest, Instant now) {
      return archive
          .orElseThrow(() -> new StoreException("ARGUS_CANDLES_BUCKET is not set"))
          .recorded(productId, oldest.orElse(now).minus(BEFORE), now);
    }

    @Override
    public void close() {
      clients.close();
    }
  }
}
