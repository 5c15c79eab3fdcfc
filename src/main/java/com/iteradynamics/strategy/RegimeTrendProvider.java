package com.iteradynamics.strategy;

import com.iteradynamics.settings.Setting;
import com.iteradynamics.settings.SettingsReader;
import java.util.List;

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
  public List<Setting> settings() {
    return RegimeTrendParameters.SETTINGS;
  }

  @Override
  public Strategy create(SettingsReader settings) {
    return new RegimeTrend(RegimeTrendParameters.read(settings));
  }
}
