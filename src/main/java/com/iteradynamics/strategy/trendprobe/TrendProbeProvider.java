package com.iteradynamics.strategy.trendprobe;

import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyProvider;

/** Makes Trend Probe v1. */
public final class TrendProbeProvider implements StrategyProvider {

  @Override
  public String id() {
    return "sg_trend_probe_v1";
  }

  @Override
  public String description() {
    return "Long while the regime is an upward trend that the averages confirm.";
  }

  @Override
  public Strategy create(SettingsReader settings) {
    return new TrendProbe(TrendProbeParameters.read(settings));
  }
}
