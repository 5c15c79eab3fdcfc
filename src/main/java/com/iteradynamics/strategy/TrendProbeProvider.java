package com.iteradynamics.strategy;

import com.iteradynamics.settings.SettingsReader;

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
