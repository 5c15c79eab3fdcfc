package com.iteradynamics.strategy;

import com.iteradynamics.settings.SettingsReader;

/** Makes the stub, which wants nothing, ever. */
public final class StubProvider implements StrategyProvider {
  private static final StrategyIntent NOTHING =
      new StrategyIntent(Action.HOLD, 0, 0, 48, "stub_strategy_loaded", false, Signals.NONE);

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
    return (closed, regime, context) -> NOTHING;
  }
}
