package com.iteradynamics.wiring;

import com.iteradynamics.config.Configuration;
import com.iteradynamics.config.FeedRules;
import com.iteradynamics.model.Lineage;
import com.iteradynamics.model.LineageEntry;
import com.iteradynamics.model.ModelRegistry;
import com.iteradynamics.model.ModelRegistryException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a feed needs before it has a say with real money: an audit of its recorded forecasts that
 * earned it, or a person's word, either of which is a line of the registry's lineage.
 */
public final class LivePermission {
  private static final String COMMAND = "./argus audit forecasts --aws --permit";

  private LivePermission() {}

  /**
   * Why a live book may not enter, with the command that earns it; empty when it may. Exits and the
   * watch need no permission.
   *
   * @param models the registry beside the live book; asked for only when a feed has a say
   */
  public static Optional<String> problem(
      Configuration configuration, Supplier<ModelRegistry> models) {
    return FeedRules.traded(configuration)
        .flatMap(
            setting -> {
              String uri = configuration.feed().uri().orElseThrow();
              return objection(uri, configuration, models)
                  .map(
                      why ->
                          String.format(
                              Locale.ROOT,
                              "%s: the feed %s has a say with real money only after an audit: %s;"
                                  + " see %s",
                              setting,
                              uri,
                              why,
                              COMMAND));
            });
  }

  private static Optional<String> objection(
      String uri, Configuration configuration, Supplier<ModelRegistry> models) {
    try {
      ModelRegistry registry = models.get();
      return switch (registry.lineage()) {
        case Lineage.Result.Ok(Lineage lineage) ->
            lineage
                .livePermission(LineageEntry.idOf(uri))
                .map(entry -> FeedRules.objection(configuration, entry))
                .orElseGet(() -> Optional.of("nothing in " + registry.name() + " permits it"));
        case Lineage.Result.Damaged(String reason) ->
            Optional.of(registry.name() + "/" + ModelRegistry.LINEAGE + " is damaged: " + reason);
      };
    } catch (ModelRegistryException e) {
      return Optional.of("whether it is permitted cannot be read: " + e.getMessage());
    }
  }
}
