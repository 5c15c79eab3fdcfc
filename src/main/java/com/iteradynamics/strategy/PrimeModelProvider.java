package com.iteradynamics.strategy;

import com.iteradynamics.settings.Setting;
import com.iteradynamics.settings.SettingsReader;
import java.util.List;

/** Makes the model strategy. */
public final class PrimeModelProvider implements StrategyProvider {
  /** Its id. */
  public static final String ID = "prime_model";

  /** Listed among the governors' parameters, since every record tells it. */
  public static final Setting.Real CONF_MIN =
      new Setting.Real(
          "PRIME_CONF_MIN",
          0.64,
          0,
          1,
          "probability",
          "Lowest p_long at which the model strategy enters; other strategies ignore it.");

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String description() {
    return "Long while the model's p_long is at least PRIME_CONF_MIN; holds without a model.";
  }

  @Override
  public List<Setting> settings() {
    return List.of();
  }

  @Override
  public Strategy create(SettingsReader settings) {
    return new PrimeModel(settings.real(CONF_MIN));
  }
}
