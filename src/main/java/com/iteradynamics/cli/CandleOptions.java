package com.iteradynamics.cli;

import com.iteradynamics.adapter.aws.AwsParameters;
import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.candlefile.CandleFile;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.config.ModelChoice;
import com.iteradynamics.config.RuntimeParameters;
import com.iteradynamics.event.Times;
import com.iteradynamics.event.TypedTime;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.Forecaster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The candles that a command of the lab reads, and the strategy that trades on them. */
public final class CandleOptions {
  @ArgGroup(multiplicity = "1")
  private CandleInput.OfLab input;

  @Mixin private ReadAsOptions readAs;

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
      converter = TypedTimeOption.class,
      description =
          "Leaves out candles that were not closed by then; 2023, 2023-01 or 2023-01-31 mean their"
              + " beginning, -90d counts back from now. Default: now.")
  private TypedTime at;

  @Option(
      names = "--aws",
      description =
          "Looks for the model that ARGUS_MODEL_FILE names in the bucket ARGUS_CANDLES_BUCKET"
              + " instead of the store's folder; --bucket does so by itself.")
  private boolean aws;

  private List<String> notices = List.of();

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
      RuntimeParameters.STORE,
      input.store().orElse(null),
      AwsParameters.CANDLES_BUCKET,
      input.bucket().orElse(null),
      RuntimeParameters.STRATEGY,
      other,
      RuntimeParameters.PRODUCT,
      product
    };
  }

  /** The options that name the candles and where models are, as they were typed. */
  public List<String> words() {
    List<String> words = new ArrayList<>(input.words());
    words.addAll(readAs.words());
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
    if (!aws && input.bucket().isEmpty()) {
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
    Instant clock = command.context().clock().instant();
    Instant now = at == null ? clock : at.first(Times.hourOf(clock));
    CandleFile read = input.read(command.context(), productId, now, readAs);
    read.notices().forEach(command::notice);
    if (input.sample()) {
      CandleSeries sample = read.closed();
      return at == null ? sample : sample.first(sample.countBefore(Times.hourOf(now)));
    }
    notices = read.notices();
    return read.closed();
  }

  /** What is odd about the candles that were read, a line each. */
  public List<String> notices() {
    return notices;
  }

  /** What a reader of a page has to keep in mind about them. */
  public List<String> caveats() {
    return input.sample()
        ? List.of(SampleCandles.LABEL + ". What is earned on them says nothing about any market.")
        : notices;
  }
}
