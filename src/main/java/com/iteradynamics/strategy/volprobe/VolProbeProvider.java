package com.iteradynamics.strategy.volprobe;

import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyProvider;

/** Makes Vol Probe v1. */
public final class VolProbeProvider implements StrategyProvider {

  @Override
  public String id() {
    return "sg_vol_probe_v1";
  }

  @Override
  public String description() {
    return "Long when the price breaks out of its bands in low volatility.";
  }

  @Override
  public Strategy create(SettingsReader settings) {
    return new VolProbe(VolProbeParameters.read(settings));
  }
}
