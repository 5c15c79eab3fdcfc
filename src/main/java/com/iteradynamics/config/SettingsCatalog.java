package com.iteradynamics.config;

import com.iteradynamics.adapter.aws.AwsParameters;
import com.iteradynamics.adapter.coinbase.client.CoinbaseParameters;
import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.feed.FeedParameters;
import com.iteradynamics.legacy.LegacyParameters;
import com.iteradynamics.order.MakerParameters;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.settings.Setting;
import com.iteradynamics.strategy.Strategies;
import com.iteradynamics.strategy.StrategyProvider;
import com.iteradynamics.strategy.overlay.OverlayParameters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every parameter there is, in the order in which a person meets them.
 *
 * @param groups the parameters, by the part of Argus that reads them
 */
public record SettingsCatalog(List<Group> groups) {

  /**
   * The parameters of one part of Argus.
   *
   * @param strategy id of the strategy, or legacy mode, that they belong to; empty when they matter
   *     to all
   */
  public record Group(String title, Optional<String> strategy, List<Setting> settings) {}

  private static final List<String> PREFIXES =
      List.of("ARGUS_", "PRIME_", "REGIME_", "SG_", "SGRT_", "PAPER_", "COINBASE_", "MOONWIRE_");

  /**
   * Not parameters, and read before there is a configuration: for developers, environment only.
   * ARGUS_DEBUG shows stack traces, ARGUS_SHARED says to tests where recorded candles are.
   */
  private static final Set<String> DEVELOPERS = Set.of("ARGUS_DEBUG", "ARGUS_SHARED");

  /** Whether {@code name} looks like a parameter of ours, so that it has to be one. */
  public static boolean isOurs(String name) {
    return PREFIXES.stream().anyMatch(name::startsWith);
  }

  /** Whether {@code name} may be set there. */
  boolean knows(String name, Source source) {
    return (source == Source.ENVIRONMENT && DEVELOPERS.contains(name)) || find(name).isPresent();
  }

  /** The parameter of that name. */
  public Optional<Setting> find(String name) {
    return settings().stream().filter(setting -> setting.name().equals(name)).findFirst();
  }

  /** All parameters. */
  public List<Setting> settings() {
    return groups.stream().flatMap(group -> group.settings().stream()).distinct().toList();
  }

  /**
   * The groups with each parameter in the first of those that read it, for a person who reads them
   * all: strategies of a family share theirs.
   */
  List<Group> eachOnce() {
    Set<Setting> told = new HashSet<>();
    return groups.stream()
        .map(
            group ->
                new Group(
                    group.title(),
                    group.strategy(),
                    group.settings().stream().filter(told::add).toList()))
        .filter(group -> !group.settings().isEmpty())
        .toList();
  }

  /** The end of a sentence that names the parameter that {@code name} was probably meant to be. */
  public String hint(String name) {
    return Suggestions.hint(name, settings().stream().map(Setting::name).toList());
  }

  /** All parameters, those of {@code strategies} included. */
  static SettingsCatalog of(Strategies strategies) {
    List<Group> groups = new ArrayList<>();
    add(groups, "Run", RuntimeParameters.SETTINGS);
    add(groups, "Layer 1: regime", RegimeParameters.SETTINGS);
    for (StrategyProvider provider : strategies.all()) {
      String id = provider.id();
      groups.add(new Group("Layer 2: " + id, Optional.of(id), settings(provider)));
    }
    add(groups, "Feed", FeedParameters.SETTINGS);
    add(groups, "Overlay: the feed on entries", OverlayParameters.SETTINGS);
    groups.add(
        new Group("Legacy mode", Optional.of(RunIdentity.LEGACY), LegacyParameters.SETTINGS));
    add(groups, "Layer 3: governors", DecisionParameters.SETTINGS);
    add(groups, "Live orders", MakerParameters.SETTINGS);
    add(groups, "Paper venue", PaperParameters.SETTINGS);
    add(groups, "Coinbase", CoinbaseParameters.SETTINGS);
    add(groups, "AWS", AwsParameters.SETTINGS);
    return new SettingsCatalog(
        groups.stream().filter(group -> !group.settings().isEmpty()).toList());
  }

  private static void add(List<Group> groups, String title, List<Setting> settings) {
    groups.add(new Group(title, Optional.empty(), settings));
  }

  /** Those of a strategy that cannot be made are not known; choosing it says why. */
  private static List<Setting> settings(StrategyProvider provider) {
    try {
      return provider.settings();
    } catch (RuntimeException | LinkageError e) {
      return List.of();
    }
  }
}
