package com.iteradynamics.strategy.meanreversion;

import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyProvider;

/** Makes Mean Reversion Extreme v1. */
public final class MeanReversionProvider implements StrategyProvider {

  @Override
  public String id() {
    return "sg_mean_reversion_extreme_v1";
  }

  @Override
  public String description() {
    return "Long from an oversold RSI to its middle, at most two days; it lost in 2019-2020.";
  }

  @Override
  public Strategy create(SettingsReader settings) {
    return new MeanReversion(MeanReversionParameters.read(settings));
  }
}
