package com.iteradynamics.cli.lab;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.config.SettingsCatalog;
import com.iteradynamics.config.StrategyChoice;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.research.sweep.Axis;
import com.iteradynamics.research.sweep.TrialRunner;
import com.iteradynamics.settings.Setting;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Strategies;
import com.iteradynamics.strategy.UnknownStrategyException;
import com.iteradynamics.strategy.overlay.OverlayParameters;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which parameters can change anything in a trial: those of Layer 1, those that the strategy reads,
 * and what the execution reads, governors and paper venue or, in the reference engine, its costs.
 */
final class ParameterEffects {
  private final String strategy;
  private final boolean governed;
  private final Set<String> all = new HashSet<>();

  private ParameterEffects(String strategy, boolean governed, boolean fed, Set<String> ofStrategy) {
    this.strategy = strategy;
    this.governed = governed;
    all.addAll(ofStrategy);
    add(RegimeParameters.SETTINGS);
    if (governed) {
      add(DecisionParameters.SETTINGS);
      add(PaperParameters.SETTINGS);
      if (fed) {
        add(OverlayParameters.SETTINGS);
      }
      if (!ofStrategy.contains(TrialRunner.OF_A_STRATEGY)) {
        all.remove(TrialRunner.OF_A_STRATEGY);
      }
    } else {
      all.addAll(PaperParameters.COSTS);
    }
  }

  /**
   * For the strategy of {@code configuration}.
   *
   * @return empty when there is no such strategy, which others say better
   */
  static Optional<ParameterEffects> of(
      Configuration configuration, boolean governed, Strategies strategies) {
    SettingsReader reader = new SettingsReader(configuration.values().texts());
    if (!(StrategyChoice.of(configuration.strategyId(), strategies, reader)
        instanceof StrategyChoice.Chosen chosen)) {
      return Optional.empty();
    }
    Set<String> read = new HashSet<>(reader.asked());
    try {
      strategies.find(chosen.id()).settings().forEach(setting -> read.add(setting.name()));
    } catch (UnknownStrategyException e) {
      throw new IllegalStateException("a strategy that was made can be found", e);
    }
    return Optional.of(
        new ParameterEffects(chosen.id(), governed, configuration.feed().uri().isPresent(), read));
  }

  private void add(List<? extends Setting> settings) {
    settings.forEach(setting -> all.add(setting.name()));
  }

  /**
   * @throws CommandFailure when one of the parameters changes nothing, with the reason
   */
  void check(List<Axis> axes, SettingsCatalog catalog) {
    for (Axis axis : axes) {
      if (!all.contains(axis.name())) {
        throw CommandFailure.usage(
            "--param: " + axis.name() + " has no effect here: " + why(axis.name(), catalog));
      }
    }
  }

  private String why(String name, SettingsCatalog catalog) {
    boolean known =
        List.of(DecisionParameters.SETTINGS, PaperParameters.SETTINGS).stream()
            .flatMap(List::stream)
            .anyMatch(setting -> setting.name().equals(name));
    if (!governed && known) {
      return "--engine reference has no governors and no venue, only fee and slippage";
    }
    Optional<String> owner =
        catalog.groups().stream()
            .filter(group -> group.settings().stream().anyMatch(each -> each.name().equals(name)))
            .findFirst()
            .flatMap(SettingsCatalog.Group::strategy);
    return owner
        .map(other -> "it is a parameter of " + other + ", and the trials run " + strategy)
        .orElse("no layer of a trial of " + strategy + " reads it");
  }
}
