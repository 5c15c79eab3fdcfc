package com.iteradynamics.strategy;

import com.iteradynamics.settings.SettingsReader;

/** Makes the stub, which always holds. */
public final class StubProvider implements StrategyProvider {

  @Override
  public String id() {
    return "sg_stub_strategy";
  }

  @Override
  public String description() {
    return "Always holds; shows that a strategy is loaded and asked.";
  }

  @Override
  public Strategy create(SettingsReader settings) {
    return new Stub();
  }
}
