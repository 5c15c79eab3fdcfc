package com.iteradynamics.cli;

import com.iteradynamics.adapter.local.CandleCsv;
import com.iteradynamics.adapter.local.FolderCandles;
import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.candlefile.CandleFile;
import com.iteradynamics.market.CandleSeries;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The candles that a command reads, named by exactly one option of a group: a file, and what else
 * the classes in here add.
 */
public abstract class CandleInput {

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

  /** A file by {@code --candles}, or the bundled candles. */
  public static final class NamedOrSample extends CandleInput {
    @Option(names = "--sample", description = "The bundled synthetic candles.")
    private boolean sample;

    @Override
    public boolean sample() {
      return sample;
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

  /** A file, the bundled candles, or those that a store recorded. */
  public static final class OrSampleOrStore extends OrSample {
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

  /** What names these candles, as options. */
  public final List<String> words() {
    return sample()
        ? List.of("--sample")
        : file()
            .map(name -> List.of("--candles", name))
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
