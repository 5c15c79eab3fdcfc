package com.iteradynamics.cli;

import com.iteradynamics.adapter.local.CandleCsv;
import com.iteradynamics.adapter.local.SampleTape;
import com.iteradynamics.candlefile.CandleFile;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.config.ModelChoice;
import com.iteradynamics.config.RuntimeParameters;
import com.iteradynamics.event.Times;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.Forecaster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The tape that a command walks over, and the strategy that walks. */
public final class TapeOptions {

  @ArgGroup(multiplicity = "1")
  private Tape tape;

  @Option(
      names = "--strategy",
      paramLabel = "ID",
      description = "The strategy; else ARGUS_STRATEGY_MODULE, else sg_core_exposure_v1.")
  private String strategy;

  @Option(
      names = "--product",
      paramLabel = "ID",
      description = "What the candles are of; else ARGUS_PRODUCT_ID, else BTC-USD.")
  private String product;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = TimeOption.class,
      description = "Candles not closed by then are left out; default: now.")
  private Instant at;

  @Option(
      names = "--aws",
      description =
          "Looks for the model that ARGUS_MODEL_FILE names in the bucket ARGUS_CANDLES_BUCKET"
              + " instead of the store's folder.")
  private boolean aws;

  private List<String> notices = List.of();

  /** Where the candles come from. */
  static final class Tape {
    @Option(names = "--candles", paramLabel = "FILE", description = "A candle file.")
    private String file;

    @Option(names = "--sample", description = "The bundled synthetic tape.")
    private boolean sample;
  }

  /** The settings that these options make, name and value in turn. */
  public String[] settings() {
    return settings(strategy);
  }

  /** The strategy that was asked for; empty when none was. */
  public Optional<String> strategy() {
    return Optional.ofNullable(strategy);
  }

  /** The settings for another strategy than the one that was asked for. */
  public String[] settings(String other) {
    return new String[] {
      RuntimeParameters.STRATEGY, other,
      RuntimeParameters.PRODUCT, product
    };
  }

  /** The options that name the tape and where models are, as they were typed. */
  public List<String> words() {
    List<String> words =
        new ArrayList<>(tape.sample ? List.of("--sample") : List.of("--candles", tape.file));
    if (aws) {
      words.add("--aws");
    }
    return words;
  }

  /**
   * The model of p_long, read once; one that cannot be had says why.
   *
   * @throws CommandFailure when it is to come from a bucket, and none is set
   */
  public Forecaster model(ArgusCommand command, Configuration configuration) {
    if (!aws) {
      return ModelChoice.here(configuration, command.context().folder()).model();
    }
    try (RegistryOptions.Open open = RegistryOptions.bucket(command.context(), configuration)) {
      return ModelChoice.of(
              configuration.runtime().model(), open::shelf, command.context().folder())
          .model();
    }
  }

  /** The closed candles; what is odd about them is told on standard error. */
  public CandleSeries read(ArgusCommand command, String productId) {
    if (tape.sample) {
      command.notice(SampleTape.LABEL);
      CandleSeries sample = sample(productId);
      return at == null ? sample : sample.first(sample.countBefore(Times.hourOf(at)));
    }
    Instant now = at == null ? command.context().clock().instant() : at;
    CandleFile file = CandleCsv.read(command.context().path(tape.file), productId, now);
    notices = file.notices();
    notices.forEach(command::notice);
    return file.closed();
  }

  /** What is odd about the candles that were read, a line each. */
  public List<String> notices() {
    return notices;
  }

  /** What a reader of a page has to keep in mind about them. */
  public List<String> caveats() {
    return tape.sample
        ? List.of(SampleTape.LABEL + ". What is earned on them says nothing about any market.")
        : notices;
  }

  /** The bundled tape, which is of one product only. */
  public static CandleSeries sample(String productId) {
    if (!productId.equals(SampleTape.PRODUCT_ID)) {
      throw CommandFailure.usage(
          "the sample tape is of " + SampleTape.PRODUCT_ID + ", not of " + productId);
    }
    return SampleTape.load();
  }
}
