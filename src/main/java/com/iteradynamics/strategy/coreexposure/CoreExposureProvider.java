package com.iteradynamics.strategy.coreexposure;

import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyProvider;

/** Makes Core Exposure v1, the default strategy. */
public final class CoreExposureProvider implements StrategyProvider {

  @Override
  public String id() {
    return "sg_core_exposure_v1";
  }

  @Override
  public String description() {
    return "Long in upward trends and a little in low volatility, less as volatility grows.";
  }

  @Override
  public Strategy create(SettingsReader settings) {
    return new CoreExposure(CoreExposureParameters.read(settings));
  }
}
