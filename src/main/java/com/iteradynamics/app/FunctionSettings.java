package com.iteradynamics.app;

import com.iteradynamics.adapter.aws.AwsParameters;
import com.iteradynamics.adapter.coinbase.CoinbaseParameters;
import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.execution.ModelSource;
import com.iteradynamics.legacy.LegacyEngine;
import com.iteradynamics.model.ModelShelf;
import com.iteradynamics.order.MakerParameters;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.settings.InvalidSettingsException;
import com.iteradynamics.strategy.Strategy;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the function is told by its environment, read and checked once, when it starts.
 *
 * @param productId what this function trades
 * @param live whether both switches ask for real money
 * @param capitalUsd the most that a live book begins with, USD; empty for all that is free
 * @param paperRun what runs on paper, for the record
 * @param liveRun what runs with real money, for the record
 * @param regime Layer 1's thresholds
 * @param strategy the strategy; one that cannot be had fails with the reason at each tick
 * @param legacy makes the intent in legacy mode; empty in prime mode
 * @param decision the governors' limits
 * @param maker whether a live order first rests in the book
 * @param paper the paper venue
 * @param coinbase the live venue
 * @param aws tables, bucket and bus
 * @param bucket the candle archive
 * @param candleFeed who is asked for candles that the archive lacks
 * @param model the model of p_long: {@code promoted} or an id of the shelf; empty for none
 * @param dashboard whether a copy of mission control is kept in the bucket
 * @param pingUrl https address that is called after a tick that went well
 * @param failUrl https address that is called after a tick that failed
 * @param notices what a person should know and what stops nothing
 */
public record FunctionSettings(
    String productId,
    boolean live,
    Optional<BigDecimal> capitalUsd,
    RunIdentity paperRun,
    RunIdentity liveRun,
    RegimeParameters regime,
    Strategy strategy,
    Optional<LegacyEngine> legacy,
    DecisionParameters decision,
    MakerParameters maker,
    PaperParameters paper,
    CoinbaseParameters coinbase,
    AwsParameters aws,
    String bucket,
    CandleFeedChoice candleFeed,
    Optional<String> model,
    boolean dashboard,
    Optional<URI> pingUrl,
    Optional<URI> failUrl,
    List<String> notices) {

  /**
   * Reads the environment's variables.
   *
   * @throws InvalidSettingsException with all problems there are
   */
  public static FunctionSettings of(Map<String, String> environment) {
    Values values = Values.collect(new DotEnv(Map.of(), List.of()), environment, Map.of());
    Configuration configuration = Configuration.of(values, Path.of(""));
    List<String> problems = problems(configuration);
    if (!problems.isEmpty()) {
      throw new InvalidSettingsException(problems);
    }
    return new FunctionSettings(
        configuration.runtime().productId(),
        configuration.runtime().live(),
        configuration.runtime().capitalUsd(),
        configuration.run(true),
        configuration.run(false),
        configuration.regime(),
        configuration.strategyOrFailure(),
        configuration.legacyEngine(),
        configuration.decision(),
        configuration.maker(),
        configuration.paper(),
        configuration.coinbase(),
        configuration.aws(),
        configuration.aws().candlesBucket().orElseThrow(),
        configuration.runtime().candleFeed(),
        configuration.runtime().model(),
        configuration.runtime().dashboard(),
        configuration.runtime().pingUrl(),
        configuration.runtime().failUrl(),
        configuration.notices());
  }

  /** The model of each tick, from {@code shelf} when there is to be one. */
  public ModelSource models(Supplier<ModelShelf> shelf) {
    return model.map(name -> ModelChoice.shelved(name, shelf)).orElse(ModelSource.OFF);
  }

  private static List<String> problems(Configuration configuration) {
    List<String> problems = new ArrayList<>(configuration.problems());
    if (configuration.aws().candlesBucket().isEmpty()) {
      problems.add(
          "ARGUS_CANDLES_BUCKET must be set: the function reads candles from nowhere else");
    }
    configuration
        .runtime()
        .model()
        .filter(name -> !ModelChoice.isShelved(name))
        .ifPresent(
            name ->
                problems.add(
                    "ARGUS_MODEL_FILE must be promoted or a model's id, since the function has no"
                        + " files; was \""
                        + name
                        + "\""));
    return problems;
  }
}
