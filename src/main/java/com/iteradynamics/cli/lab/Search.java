package com.iteradynamics.cli.lab;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.LabSpan;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.config.StrategyChoice;
import com.iteradynamics.config.StrategyJars;
import com.iteradynamics.config.Values;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.market.WindowHash;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.research.sweep.SearchSpace;
import com.iteradynamics.research.sweep.TrialRunner;
import com.iteradynamics.research.sweep.TrialSetup;
import com.iteradynamics.settings.InvalidSettingsException;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Strategies;
import com.iteradynamics.strategy.overlay.Overlay;
import com.iteradynamics.strategy.overlay.OverlayParameters;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A search over parameters, put together of a command's options.
 *
 * @param head what is searched for and where
 * @param jars the jars that strategies come from beside Argus's own
 */
record Search(RunHeader head, StrategyJars jars, SearchSpace space, TrialRunner runner) {

  static Search of(ArgusCommand command, LabOptions lab, SearchOptions options) {
    Values values = command.values(lab.settings());
    Configuration configuration =
        command.forLab(Configuration.of(values, command.context().folder()).valid());
    SearchSpace space = options.space(command, configuration.catalog());
    lab.refuseGovernors(space.axes());
    StrategyJars jars = Configuration.jars(values, command.context().folder());
    Strategies strategies = jars.strategies();
    ParameterEffects.of(configuration, lab.governed(), strategies)
        .ifPresent(matter -> matter.check(space.axes(), configuration.catalog()));
    TrialSetup.Factory maker =
        settings -> setup(values.texts(), settings, configuration, strategies, lab);
    LabSpan span = lab.span(command, configuration);
    LabModel model = lab.model(command, configuration, span);
    TrialRunner runner =
        new TrialRunner(
            span.seen(),
            model.over(span.seen()),
            span.start(),
            maker,
            lab.execution(),
            options.threads());
    return new Search(new RunHeader(configuration, lab, model, span), jars, space, runner);
  }

  /** What was run, and over which span, in a line. */
  String spanned() {
    return head.title() + ", " + head.span().from() + " to " + head.span().to();
  }

  /** Open time of a candle. */
  Instant at(int candle) {
    return head.span().candles().openTime(candle);
  }

  private static TrialSetup setup(
      Map<String, String> base,
      Map<String, String> varied,
      Configuration configuration,
      Strategies strategies,
      LabOptions lab) {
    String id = configuration.strategyId();
    String productId = configuration.runtime().productId();
    base.putAll(varied);
    SettingsReader reader = new SettingsReader(base);
    RegimeParameters regime = RegimeParameters.read(reader);
    DecisionParameters decision = DecisionParameters.read(reader);
    PaperParameters paper = PaperParameters.read(reader);
    OverlayParameters overlay = OverlayParameters.read(reader);
    StrategyChoice choice = StrategyChoice.of(id, strategies, reader);
    if (!reader.problems().isEmpty()) {
      throw new InvalidSettingsException(reader.problems());
    }
    return switch (choice) {
      case StrategyChoice.Chosen chosen ->
          new TrialSetup(
              new RegimeEngine(regime),
              chosen.strategy(),
              Overlay.of(overlay, productId),
              lab.limits(decision),
              paper);
      case StrategyChoice.None(String reason) ->
          throw new InvalidSettingsException(List.of(reason));
    };
  }

  /** What makes two searches the same, as a manifest has it. */
  Map<String, Object> identity() {
    Map<String, Object> map = head.asMap();
    // They name the file, and the same candles may be in another one.
    map.remove(RunHeader.CANDLE_NOTICES);
    // The same rates may be named otherwise.
    map.remove(RunHeader.FEES);
    map.put("data_hash", WindowHash.of(head.span().seen()));
    map.put("strategy_jars_sha256", jars.digests());
    Map<String, Object> axes = new LinkedHashMap<>();
    space.axes().forEach(axis -> axes.put(axis.name(), axis.values()));
    map.put("varied", axes);
    map.put("drawn_with_seed", space instanceof SearchSpace.Draw draw ? draw.seed() : null);
    map.put("trials", space.size());
    return map;
  }
}
