package com.iteradynamics.config;

import com.iteradynamics.adapter.aws.AwsParameters;
import com.iteradynamics.adapter.coinbase.client.CoinbaseParameters;
import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.config.SettingsCatalog.Group;
import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.decision.StopParameters;
import com.iteradynamics.execution.port.ModelSource;
import com.iteradynamics.feed.FeedParameters;
import com.iteradynamics.legacy.LegacyEngine;
import com.iteradynamics.legacy.LegacyParameters;
import com.iteradynamics.model.ModelRegistry;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.MakerParameters;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.settings.InvalidSettingsException;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Strategies;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.overlay.Overlay;
import com.iteradynamics.strategy.overlay.OverlayParameters;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Every parameter in force, read and checked at once.
 *
 * @param values what was set, and where
 * @param catalog all parameters there are
 * @param runtime what is traded and where it is kept
 * @param regime Layer 1's thresholds
 * @param choice the strategy, if there is one
 * @param legacy legacy mode's guardrails
 * @param decision the governors' limits
 * @param feed where the feed is
 * @param overlay how the feed makes entries smaller
 * @param maker whether an order first rests in the book
 * @param paper the paper venue
 * @param coinbase the live venue
 * @param aws what is used in an AWS account
 * @param problems what is wrong with the values, each beginning with a variable's name or a file;
 *     the choice of strategy is not among them, since not everyone minds
 * @param notices what a person should know and what stops nothing
 */
public record Configuration(
    Values values,
    SettingsCatalog catalog,
    RuntimeParameters runtime,
    RegimeParameters regime,
    StrategyChoice choice,
    LegacyParameters legacy,
    DecisionParameters decision,
    FeedParameters feed,
    OverlayParameters overlay,
    MakerParameters maker,
    PaperParameters paper,
    CoinbaseParameters coinbase,
    AwsParameters aws,
    List<String> problems,
    List<String> notices) {

  static final String LIVE_NEEDS_AWS =
      "PRIME_DRY_RUN and ARGUS_DRY_RUN select real money, which is traded on the tables in AWS"
          + " alone: give --aws, or set one of them to 1";

  private static final String NO_LEGACY_LAB =
      "ARGUS_MODE: the lab needs strategies, and legacy mode has none: use prime here, or"
          + " `./argus replay` for legacy mode";

  /**
   * The configuration that {@code values} make; relative paths are in {@code folder}. Invalid
   * values do not stop it; see {@link #valid()}.
   */
  public static Configuration of(Values values, Path folder) {
    StrategyJars jars = jars(values, folder);
    Strategies strategies = jars.strategies();
    SettingsReader reader = new SettingsReader(values.texts());
    SettingsCatalog catalog = SettingsCatalog.of(strategies);
    RuntimeParameters runtime = RuntimeParameters.read(reader);
    RegimeParameters regime = RegimeParameters.read(reader);
    DecisionParameters decision = DecisionParameters.read(reader);
    FeedParameters feed = FeedParameters.read(reader);
    OverlayParameters overlay = OverlayParameters.read(reader);
    MakerParameters maker = MakerParameters.read(reader);
    maker.check(decision.watch().on(), reader);
    PaperParameters paper = PaperParameters.read(reader);
    CoinbaseParameters coinbase = CoinbaseParameters.read(reader);
    AwsParameters aws = AwsParameters.read(reader);
    readEveryStrategy(strategies, reader);
    SettingsReader again = new SettingsReader(values.texts());
    StrategyChoice choice = StrategyChoice.of(runtime.strategyModule(), strategies, again);
    return new Configuration(
        values,
        catalog,
        runtime,
        regime,
        choice,
        LegacyParameters.read(reader),
        decision,
        feed,
        overlay,
        maker,
        paper,
        coinbase,
        aws,
        problems(values, jars, reader, catalog),
        notices(values, catalog, strategies, decision.stops().resting(), runtime.live()));
  }

  /** A value that cannot be is a mistake whichever strategy is asked today. */
  private static void readEveryStrategy(Strategies strategies, SettingsReader reader) {
    strategies.ids().forEach(id -> StrategyChoice.of(id, strategies, reader));
  }

  private static List<String> problems(
      Values values, StrategyJars jars, SettingsReader reader, SettingsCatalog catalog) {
    return Stream.of(
            values.problems(), jars.problems(), reader.problems(), values.unknownNames(catalog))
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  private static List<String> notices(
      Values values,
      SettingsCatalog catalog,
      Strategies strategies,
      boolean stopRests,
      boolean live) {
    List<String> notices = new ArrayList<>(strategies.problems());
    RuntimeParameters.OF_FUNCTION.stream()
        .filter(name -> values.text(name).isPresent())
        .flatMap(name -> catalog.find(name).stream())
        .map(each -> each.name() + " is set, for the function in AWS: " + each.meaning())
        .forEach(notices::add);
    notices.addAll(MakerParameters.formerNames(values.texts()));
    if (!live && stopRests) {
      notices.add(StopParameters.RESTING_IS_LIVE);
    }
    if (live) {
      notices.add(
          "PRIME_DRY_RUN and ARGUS_DRY_RUN both say no: a tick in AWS trades with real money");
    }
    return notices;
  }

  /** The jars that {@code values} name. */
  public static StrategyJars jars(Values values, Path folder) {
    String paths = values.text(RuntimeParameters.JARS).orElse("");
    return new StrategyJars(paths, folder);
  }

  /** The parameters that matter to this run, or those of the strategies not chosen, too. */
  public List<Group> groups(boolean all) {
    String chosen = strategyId();
    return all
        ? catalog.eachOnce()
        : catalog.groups().stream()
            .filter(group -> group.strategy().orElse(chosen).equals(chosen))
            .toList();
  }

  /**
   * The book that a tick is for.
   *
   * @param paper whether paper trading is forced, so that nothing can ask for real money
   */
  public BookKey book(boolean paper) {
    return new BookKey(
        runtime.live() && !paper ? BookKey.LIVE : BookKey.PAPER, runtime.productId());
  }

  /** Everything that is wrong, the choice of strategy included. */
  public List<String> allProblems() {
    List<String> all = new ArrayList<>(problems);
    all.addAll(FeedRules.problems(this));
    if (choice instanceof StrategyChoice.None(String reason)) {
      all.add(RuntimeParameters.STRATEGY + ": " + reason);
    }
    return all;
  }

  /**
   * What runs, for the record.
   *
   * @param dryRun whether no real money is at stake
   */
  public RunIdentity run(boolean dryRun) {
    return RunFacts.of(this, dryRun);
  }

  /** The id of the strategy, also of one that cannot be had; in legacy mode that mode's word. */
  public String strategyId() {
    if (runtime.legacy()) {
      return runtime.mode();
    }
    return switch (choice) {
      case StrategyChoice.Chosen(String id, Strategy strategy) -> id;
      case StrategyChoice.None none -> runtime.strategyId();
    };
  }

  /** The chosen strategy; when there is none, one that fails with the reason at each tick. */
  public Strategy strategyOrFailure() {
    return switch (choice) {
      case StrategyChoice.Chosen(String id, Strategy strategy) -> strategy;
      case StrategyChoice.None(String reason) ->
          (closed, regime, context) -> {
            throw new IllegalStateException(reason);
          };
    };
  }

  /** Who makes the intents in legacy mode; empty in prime mode. */
  public Optional<LegacyEngine> legacyEngine() {
    return runtime.legacy()
        ? Optional.of(new LegacyEngine(legacy, decision.maxExposure()))
        : Optional.empty();
  }

  /** The model of each tick, from {@code shelf} when there is to be one. */
  public ModelSource models(Supplier<ModelRegistry> shelf) {
    return runtime.model().map(name -> ModelChoice.shelved(name, shelf)).orElse(ModelSource.OFF);
  }

  /** What the feed makes of entries; empty when it makes nothing of them. */
  public Optional<Overlay> entriesOverlay() {
    return runtime.legacy() ? Optional.empty() : Overlay.of(overlay, runtime.productId());
  }

  /** The candle archive of a function, which has one. */
  public String bucket() {
    return aws.candlesBucket().orElseThrow();
  }

  /**
   * The chosen strategy, for the lab.
   *
   * @throws InvalidSettingsException when the configuration has any problem, or is for legacy mode
   */
  public Strategy strategy() {
    inPrimeMode();
    return switch (choice) {
      case StrategyChoice.Chosen(String id, Strategy strategy) -> strategy;
      case StrategyChoice.None none -> throw new InvalidSettingsException(allProblems());
    };
  }

  /**
   * This configuration, for a tick: it records that a strategy cannot be loaded, and continues.
   *
   * @param book which book it is for
   * @param aws whether it is kept in AWS
   * @throws InvalidSettingsException when there is any other problem
   */
  public Configuration forTick(BookKey book, boolean aws) {
    List<String> all = new ArrayList<>(problems);
    all.addAll(FeedRules.problems(this));
    if (book.live() && !aws) {
      all.add(LIVE_NEEDS_AWS);
    }
    if (!all.isEmpty()) {
      throw new InvalidSettingsException(all);
    }
    return this;
  }

  /**
   * This configuration, for the lab, which asks strategies.
   *
   * @throws InvalidSettingsException in legacy mode
   */
  public Configuration inPrimeMode() {
    if (runtime.legacy()) {
      throw new InvalidSettingsException(List.of(NO_LEGACY_LAB));
    }
    return this;
  }

  /**
   * This configuration.
   *
   * @throws InvalidSettingsException when there is any problem
   */
  public Configuration valid() {
    if (!allProblems().isEmpty()) {
      throw new InvalidSettingsException(allProblems());
    }
    return this;
  }
}
