package com.iteradynamics.strategy.regimetrend;

import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyProvider;

/** Makes Regime Trend v1. */
public final class RegimeTrendProvider implements StrategyProvider {

  @Override
  public String id() {
    return "sg_regime_trend_v1";
  }

  @Override
  public String description() {
    return "Long in steady upward trends of moderate volatility; leaves fast when either ends.";
  }

  @Override
  public Strategy create(SettingsReader settings) {
    return new RegimeTrend(RegimeTrendParameters.read(settings));
  }
}
