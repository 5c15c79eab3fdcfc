package com.iteradynamics.cli;

import com.iteradynamics.adapter.aws.AwsClients;
import com.iteradynamics.adapter.aws.AwsParameters;
import com.iteradynamics.adapter.aws.S3Candles;
import com.iteradynamics.adapter.local.CandleCsv;
import com.iteradynamics.adapter.local.FolderCandles;
import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.candlefile.CandleFile;
import com.iteradynamics.event.Times;
import com.iteradynamics.execution.Threads;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.market.CandleSeries;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The candles that a command reads, named by exactly one option of a group: a file, and what else
 * the classes in here add.
 */
public abstract class CandleInput {
  private static final String BUCKET = "--bucket";

  @Option(
      names = "--candles",
      paramLabel = "FILE",
      description = "A candle file, in any format that docs/candle-files.md lists.")
  private String named;

  /** A file, with {@code --candles} or without. */
  public static class OfFile extends CandleInput {
    @Parameters(paramLabel = "FILE", description = "A candle file; --candles FILE is the same.")
    private String positional;

    @Override
    public final Optional<String> file() {
      return Optional.ofNullable(positional).or(super::file);
    }
  }

  /** A file by {@code --candles}, the bundled candles, or those of a bucket. */
  public static final class NamedOrSample extends CandleInput {
    @Option(names = "--sample", description = "The bundled synthetic candles.")
    private boolean sample;

    @Option(
        names = BUCKET,
        paramLabel = "NAME",
        description = "The candles that a deployment recorded in this S3 bucket.")
    private String bucket;

    @Override
    public boolean sample() {
      return sample;
    }

    @Override
    public Optional<String> bucket() {
      return known(bucket);
    }
  }

  /** A file, or the bundled candles. */
  public static class OrSample extends OfFile {
    @Option(names = "--sample", description = "The bundled synthetic candles.")
    private boolean sample;

    @Override
    public final boolean sample() {
      return sample;
    }
  }

  /** A file, the bundled candles, or those of a bucket; a store is named elsewhere. */
  public static class OrSampleOrBucket extends OrSample {
    @Option(
        names = BUCKET,
        paramLabel = "NAME",
        description =
            "The candles that a deployment recorded in this S3 bucket. Region and credentials are"
                + " found as by any AWS tool.")
    private String bucket;

    @Override
    public final Optional<String> bucket() {
      return known(bucket);
    }
  }

  /** A file, the bundled candles, or those that a store or a deployment recorded. */
  public static final class OfLab extends OrSampleOrBucket {
    @Option(
        names = "--store",
        paramLabel = "DIR",
        description = "The candles recorded in this folder; its models too.")
    private String store;

    @Override
    public Optional<String> store() {
      return Optional.ofNullable(store);
    }
  }

  /** A file, or what a store recorded. */
  public static final class OrStore extends OfFile {
    @Option(
        names = "--store",
        paramLabel = "DIR",
        description = "The candles recorded in this folder.")
    private String store;

    @Override
    public Optional<String> store() {
      return Optional.ofNullable(store);
    }
  }

  /** The file; empty when the candles come from elsewhere. */
  public Optional<String> file() {
    return Optional.ofNullable(named);
  }

  /** Whether the candles are the bundled ones. */
  public boolean sample() {
    return false;
  }

  /** The folder that recorded the candles; empty when they come from elsewhere. */
  public Optional<String> store() {
    return Optional.empty();
  }

  /**
   * The bucket that holds the candles; empty when they come from elsewhere.
   *
   * @throws CommandFailure when no bucket can have that name
   */
  public Optional<String> bucket() {
    return Optional.empty();
  }

  private static Optional<String> known(String bucket) {
    if (bucket != null && !AwsParameters.isBucket(bucket)) {
      throw CommandFailure.usage(
          BUCKET + " must be " + AwsParameters.BUCKET_RANGE + ", was \"" + bucket + "\"");
    }
    return Optional.ofNullable(bucket);
  }

  /** What names these candles, as options. */
  public final List<String> words() {
    return sample()
        ? List.of("--sample")
        : file()
            .map(name -> List.of("--candles", name))
            .or(() -> bucket().map(name -> List.of(BUCKET, name)))
            .orElseGet(() -> List.of("--store", store().orElseThrow()));
  }

  /**
   * Reads the candles, as they were at {@code now}; of the bundled ones all.
   *
   * @param as how a file is to be read
   * @throws CommandFailure when there are none, or the bundled ones are of another product
   */
  public final CandleFile read(
      CommandContext context, String productId, Instant now, ReadAsOptions as) {
    as.refuseWithout(file());
    if (sample()) {
      return new CandleFile(bundled(productId), Optional.empty(), List.of(SampleCandles.LABEL));
    }
    return file()
        .map(name -> CandleCsv.readAny(context.path(name), productId, now, as.read()))
        .or(() -> bucket().map(name -> deployed(context, name, productId, now)))
        .orElseGet(() -> recorded(context.path(store().orElseThrow()), productId, now));
  }

  /**
   * Reads the candles, of a file that is recognized.
   *
   * @throws CommandFailure when there are none, or the bundled ones are of another product
   */
  public final CandleFile read(CommandContext context, String productId, Instant now) {
    return read(context, productId, now, new ReadAsOptions());
  }

  /**
   * The candles that a folder recorded.
   *
   * @throws CommandFailure when there are none
   */
  public static CandleFile recorded(Path store, String productId, Instant now) {
    return new FolderCandles(store)
        .read(productId, now)
        .orElseThrow(() -> CommandFailure.failed("there are no candles in " + store));
  }

  /**
   * The candles that a deployment recorded in a bucket.
   *
   * @throws CommandFailure when there are none
   * @throws StoreException when the bucket cannot be read
   */
  public static CandleFile deployed(
      CommandContext context, String bucket, String productId, Instant now) {
    try (AwsClients clients = AwsClients.of(context.environment());
        S3Client s3 = clients.s3();
        ExecutorService threads = Threads.forEachTask()) {
      CandleSeries candles =
          new S3Candles(s3, bucket, threads)
              .recorded(productId, Instant.EPOCH, Times.hourOf(now).minus(CandleSeries.INTERVAL));
      if (candles.isEmpty()) {
        throw CommandFailure.failed(
            "there are no candles of " + productId + " in the bucket " + bucket);
      }
      return CandleFile.kept("s3://" + bucket, candles);
    }
  }

  /**
   * The bundled candles.
   *
   * @throws CommandFailure when another product is asked for
   */
  public static CandleSeries bundled(String productId) {
    if (!productId.equals(SampleCandles.PRODUCT_ID)) {
      throw CommandFailure.usage(
          "the sample candles are of " + SampleCandles.PRODUCT_ID + ", not of " + productId);
    }
    return SampleCandles.load();
  }
}
