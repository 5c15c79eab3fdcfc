package com.iteradynamics.cli.model;

import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.Progress;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.config.SettingsCatalog.Group;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.governance.Baselines;
import com.iteradynamics.governance.RecordedHour;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.DriftBaseline;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.research.FillTime;
import com.iteradynamics.research.Fills;
import com.iteradynamics.research.GovernedBacktest;
import com.iteradynamics.research.LayerSignals;
import com.iteradynamics.settings.Setting;
import com.iteradynamics.settings.SettingsReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The drift baseline of a model: its training candles, and what the configured strategy and the
 * governors would have decided over them on paper.
 */
final class TrainingBaseline {
  private static final List<String> DRAWDOWNS =
      List.of("PRIME_DD_SOFT", "PRIME_DD_HARD", "PRIME_DD_KILL");

  /** Governors' settings, beside these, that no hour of the lab depends on. */
  private static final Set<String> IGNORED =
      Set.of("PRIME_DD_SOFT_MULT", "PRIME_COLLAR_FRAC", "PRIME_MAX_SKEW_S");

  private TrainingBaseline() {}

  /** The baseline over {@code candles}, or why there is none. */
  static Baselines.Made of(
      ArgusCommand command, Configuration configuration, CandleSeries candles) {
    boolean asked = !configuration.runtime().legacy();
    if (!asked) {
      command.notice("the lab does not run legacy mode: the drift baseline has no rates");
    }
    return Baselines.of(
        candles,
        asked ? hours(command.context(), configuration, candles) : List.of(),
        beside(configuration));
  }

  /** What was seen and decided in each hour that has enough history. */
  static List<RecordedHour> hours(
      CommandContext context, Configuration configuration, CandleSeries candles) {
    int start = configuration.regime().candlesNeeded();
    List<RecordedHour> hours = new ArrayList<>();
    if (candles.size() < start + 2) {
      return hours;
    }
    Progress progress = new Progress(context, candles.size() - start);
    LayerSignals layers =
        LayerSignals.over(
            new RegimeEngine(configuration.regime()),
            configuration.strategy(),
            candles,
            start,
            progress::at);
    GovernedBacktest.run(
        layers,
        withoutDrawdown(configuration),
        configuration.paper(),
        start,
        candles.size(),
        Fills.of(FillTime.NEXT_OPEN),
        (i, branch) -> {
          Instant hour = candles.openTime(i).plus(CandleSeries.INTERVAL);
          Optional<String> regime = Optional.of(layers.columns().label(i).name());
          hours.add(new RecordedHour(hour.getEpochSecond(), regime, branch));
        });
    progress.done();
    return hours;
  }

  /**
   * A book that lost too much does nothing for the rest of the candles: that is its own fate, and
   * says nothing of what is usual. A live book's hours of that kind are left out of the rates too.
   */
  private static DecisionParameters withoutDrawdown(Configuration configuration) {
    Map<String, String> values = configuration.values().texts();
    DRAWDOWNS.forEach(name -> values.put(name, "1"));
    return DecisionParameters.read(new SettingsReader(values));
  }

  /** What the rates depend on: Layer 1, the strategy and the governors. */
  private static DriftBaseline.BaselineContext beside(Configuration configuration) {
    String strategy = configuration.strategyId();
    List<String> names =
        Stream.of(
                RegimeParameters.SETTINGS.stream(),
                DecisionParameters.SETTINGS.stream(),
                configuration.groups(false).stream()
                    .filter(group -> group.strategy().isPresent())
                    .map(Group::settings)
                    .flatMap(List::stream))
            .flatMap(each -> each)
            .map(Setting::name)
            .filter(name -> !IGNORED.contains(name) && !DRAWDOWNS.contains(name))
            .distinct()
            .toList();
    TreeMap<String, String> settings = new TreeMap<>(configuration.run(true).parameters());
    settings.keySet().retainAll(names);
    return new DriftBaseline.BaselineContext(strategy, names, settings);
  }
}
