package com.iteradynamics.strategy.primemodel;

import com.iteradynamics.settings.Setting;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyProvider;
import java.util.List;

/** Makes the model strategy. */
public final class PrimeModelProvider implements StrategyProvider {
  /** Its id. */
  public static final String ID = "prime_model";

  /** Name of its parameter, which is listed among the governors', since every record tells it. */
  public static final String CONF_MIN = "PRIME_CONF_MIN";

  /** Lowest p_long at which it enters, 0..1; problems are left with the reader. */
  public static double confMin(SettingsReader from) {
    return from.real(CONF_MIN, 0.64, 0, 1, "probability")
        .means("Lowest p_long at which the model strategy enters; other strategies ignore it.");
  }

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
    return new PrimeModel(confMin(settings));
  }
}
