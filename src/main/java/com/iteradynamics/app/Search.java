package com.iteradynamics.app;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.WindowHash;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.research.sweep.SearchSpace;
import com.iteradynamics.research.sweep.TrialRunner;
import com.iteradynamics.research.sweep.TrialSetup;
import com.iteradynamics.settings.InvalidSettingsException;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Strategies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A search over parameters, put together of a command's options.
 *
 * @param start the first candle of the span
 * @param end the candle after the last one
 */
record Search(
    Configuration configuration,
    CandleSeries tape,
    int start,
    int end,
    SearchSpace space,
    TrialRunner runner) {

  static Search of(ArgusCommand command, LabOptions lab, SearchOptions options) {
    Values values = command.values(lab.settings());
    Configuration configuration = Configuration.of(values, command.around().folder()).valid();
    configuration.notices().forEach(command::notice);
    SearchSpace space = options.space(configuration.catalog());
    Strategies strategies = Configuration.jars(values, command.around().folder()).strategies();
    TrialSetup.Maker maker =
        settings -> setup(values.texts(), settings, configuration.strategyId(), strategies);
    CandleSeries tape = lab.read(command, configuration);
    int end = lab.end(tape, configuration);
    int start = lab.start(tape);
    TrialRunner runner =
        new TrialRunner(tape.first(end), start, maker, lab.execution(), options.threads());
    return new Search(configuration, tape, start, end, space, runner);
  }

  private static TrialSetup setup(
      Map<String, String> base, Map<String, String> varied, String id, Strategies strategies) {
    base.putAll(varied);
    SettingsReader reader = new SettingsReader(base);
    RegimeParameters regime = RegimeParameters.read(reader);
    DecisionParameters decision = DecisionParameters.read(reader);
    PaperParameters paper = PaperParameters.read(reader);
    StrategyChoice choice = StrategyChoice.of(id, strategies, reader);
    if (!reader.problems().isEmpty()) {
      throw new InvalidSettingsException(reader.problems());
    }
    return switch (choice) {
      case StrategyChoice.Chosen chosen ->
          new TrialSetup(new RegimeEngine(regime), chosen.strategy(), decision, paper);
      case StrategyChoice.None(String reason) ->
          throw new InvalidSettingsException(List.of(reason));
    };
  }

  /** What makes two searches the same, as a manifest has it. */
  Map<String, Object> identity(LabOptions lab) {
    RunIdentity run = configuration.run(true);
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("strategy", configuration.strategyId());
    map.put("product_id", configuration.runtime().productId());
    map.put("execution", lab.executionWord());
    map.put("fill", lab.fill().word());
    map.put("from", tape.openTime(start).toString());
    map.put("to", tape.openTime(end - 1).toString());
    map.put("data_hash", WindowHash.of(tape.first(end)));
    map.put("fee_bps", configuration.paper().feeBps());
    map.put("slippage_bps", configuration.paper().slippageBps());
    map.put("code_version", run.codeVersion());
    map.put("parameters", run.parameters());
    Map<String, Object> axes = new LinkedHashMap<>();
    space.axes().forEach(axis -> axes.put(axis.name(), axis.values()));
    map.put("varied", axes);
    map.put("drawn_with_seed", space instanceof SearchSpace.Draw draw ? draw.seed() : null);
    map.put("trials", space.size());
    return map;
  }
}
