package com.iteradynamics.strategy.ta4j;

import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyProvider;

/** Makes the ta4j example. */
public final class EmaAdxExampleProvider implements StrategyProvider {

  @Override
  public String id() {
    return "sg_ta4j_ema_adx_example";
  }

  @Override
  public String description() {
    return "Example in ta4j: long while the averages point up and the trend is strong.";
  }

  @Override
  public Strategy create(SettingsReader settings) {
    return new EmaAdxExample(EmaAdxParameters.read(settings));
  }
}
