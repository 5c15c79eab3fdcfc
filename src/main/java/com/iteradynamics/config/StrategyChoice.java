package com.iteradynamics.config;

import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Strategies;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyProvider;
import com.iteradynamics.strategy.UnknownStrategyException;
import java.util.List;

/** What {@code ARGUS_STRATEGY_MODULE} came to. */
public sealed interface StrategyChoice {

  /** A strategy, ready to be asked. */
  record Chosen(String id, Strategy strategy) implements StrategyChoice {}

  /**
   * None.
   *
   * @param reason why, in a sentence that says what there is
   */
  record None(String reason) implements StrategyChoice {}

  /** The strategy that {@code id} means, made with its settings. */
  static StrategyChoice of(String id, Strategies strategies, SettingsReader settings) {
    try {
      StrategyProvider provider = strategies.find(id);
      return new Chosen(provider.id(), provider.create(settings));
    } catch (UnknownStrategyException e) {
      List<String> known = strategies.ids();
      return new None(e.getMessage() + (known.contains(id) ? "" : Suggestions.hint(id, known)));
    } catch (RuntimeException | LinkageError e) {
      // A jar of another author's: whatever it throws, Argus itself is well.
      return new None("strategy \"" + id + "\" could not be made: " + e);
    }
  }
}
