package com.iteradynamics.strategy;

import com.iteradynamics.settings.Setting;
import com.iteradynamics.settings.SettingsReader;
import java.util.List;

/**
 * Makes a strategy. To add one, implement this in any jar, name it in {@code
 * META-INF/services/com.iteradynamics.strategy.StrategyProvider}, and put the jar on the class
 * path.
 */
public interface StrategyProvider {

  /** Unique id, for example {@code sg_core_exposure_v1}. */
  String id();

  /** One sentence for {@code argus strategies}. */
  String description();

  /** The strategy's parameters, which {@code argus config} lists: what {@link #create} reads. */
  default List<Setting> settings() {
    return SettingsReader.declaredBy(this::create);
  }

  /**
   * The strategy with its parameters read from {@code settings}. Problems are left with the reader,
   * which reports them together; a strategy made from invalid settings is never asked.
   */
  Strategy create(SettingsReader settings);
}
