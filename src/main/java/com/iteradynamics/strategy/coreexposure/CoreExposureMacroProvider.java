package com.iteradynamics.strategy.coreexposure;

import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyProvider;

/** Makes Core Exposure v2. */
public final class CoreExposureMacroProvider implements StrategyProvider {

  @Override
  public String id() {
    return "sg_core_exposure_v2";
  }

  @Override
  public String description() {
    return "Core Exposure that enters less, or with a cap of 0 only holds, below a slow average.";
  }

  @Override
  public Strategy create(SettingsReader settings) {
    return new CoreExposureMacro(CoreMacroParameters.read(settings));
  }
}
