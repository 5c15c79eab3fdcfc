package com.iteradynamics.research.sweep;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.research.FillTime;
import com.iteradynamics.research.Fills;
import com.iteradynamics.settings.InvalidSettingsException;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.trendprobe.TrendProbeProvider;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** The trend probe over candles, for searches. */
final class Lab {
  static final int BLOCKS = 8;

  private Lab() {}

  static TrialRunner runner(CandleSeries candles, int threads, Map<String, String> base) {
    return new TrialRunner(
        candles,
        i -> OptionalDouble.empty(),
        0,
        settings -> setup(base, settings),
        new BacktestEngine.Governed(Fills.of(FillTime.NEXT_OPEN)),
        threads);
  }

  private static TrialSetup setup(Map<String, String> base, Map<String, String> varied) {
    Map<String, String> all = new HashMap<>(base);
    all.putAll(varied);
    SettingsReader reader = new SettingsReader(all);
    TrialSetup setup =
        new TrialSetup(
            new RegimeEngine(RegimeParameters.read(reader)),
            new TrendProbeProvider().create(reader),
            DecisionParameters.read(reader),
            PaperParameters.read(reader));
    if (!reader.problems().isEmpty()) {
      throw new InvalidSettingsException(reader.problems());
    }
    return setup;
  }
}
