package com.iteradynamics.strategy.moonwire;

import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyProvider;

/** Makes the feed strategy. */
public final class MoonWireProvider implements StrategyProvider {
  /** Its id. */
  public static final String ID = "sg_moonwire_intent_v1";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String description() {
    return "Long from a probability of the feed of MOONWIRE_LONG_THRESH on; holds without a row.";
  }

  @Override
  public Strategy create(SettingsReader settings) {
    return new MoonWireIntent(MoonWireParameters.read(settings));
  }
}
