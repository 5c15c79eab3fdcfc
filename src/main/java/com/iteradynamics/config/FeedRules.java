package com.iteradynamics.config;

import com.iteradynamics.feed.FeedParameters;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.event.EventParameters;
import com.iteradynamics.strategy.event.EventParameters.Source;
import com.iteradynamics.strategy.event.EventStyleProvider;
import com.iteradynamics.strategy.moonwire.MoonWireProvider;
import com.iteradynamics.strategy.overlay.OverlayParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What has to be in place before a feed may have a say. A rule that is for real money alone, such
 * as one about what a feed has to have shown, belongs here: a tick, the function and the lab all
 * ask, and {@link RuntimeParameters#live} says whether real money is meant.
 */
public final class FeedRules {
  /** Where the function may read feeds in its bucket; template.yaml grants no more. */
  static final String PREFIX = "feeds/";

  private FeedRules() {}

  /** What is missing, each beginning with a variable's name. */
  static List<String> problems(Configuration configuration) {
    List<String> problems = new ArrayList<>();
    if (configuration.overlay().enabled()) {
      if (configuration.feed().uri().isEmpty()) {
        problems.add(
            OverlayParameters.ENABLED + " needs a feed: " + FeedParameters.URI + " is not set");
      }
      if (configuration.runtime().legacy()) {
        problems.add(
            OverlayParameters.ENABLED
                + " is for strategies, and legacy mode has none: turn it off");
      }
    }
    return problems;
  }

  /**
   * The name of the setting by which the feed has a say in what is traded; empty when it has none.
   * A strategy of another author may read the feed wherever there is one.
   */
  public static Optional<String> traded(Configuration configuration) {
    if (configuration.runtime().legacy() || configuration.feed().uri().isEmpty()) {
      return Optional.empty();
    }
    if (configuration.overlay().enabled()) {
      return Optional.of(OverlayParameters.ENABLED);
    }
    String strategy = configuration.strategyId();
    boolean reads =
        switch (strategy) {
          case MoonWireProvider.ID -> true;
          case EventStyleProvider.ID -> event(configuration).source() == Source.FEED;
          default -> !isBuiltIn(configuration.strategyOrFailure());
        };
    return reads ? Optional.of(RuntimeParameters.STRATEGY) : Optional.empty();
  }

  /** When a probability is an event, for the event strategy. */
  public static EventParameters event(Configuration configuration) {
    return EventParameters.read(new SettingsReader(configuration.values().texts()));
  }

  /** A strategy of another author is in a jar of its own, whose classes another loader has. */
  private static boolean isBuiltIn(Strategy strategy) {
    return strategy.getClass().getClassLoader() == FeedRules.class.getClassLoader();
  }

  /** Why a function cannot read the feed that is named; empty when it can, or none is named. */
  static Optional<String> ofFunction(Configuration configuration) {
    String bucket = configuration.aws().candlesBucket().orElse("");
    String allowed = FeedParameters.S3 + bucket + "/" + PREFIX;
    return configuration
        .feed()
        .uri()
        .filter(uri -> !uri.startsWith(allowed) || uri.length() == allowed.length())
        .map(
            uri ->
                FeedParameters.URI
                    + " must begin with "
                    + allowed
                    + ", since the function reads nothing else; was \""
                    + uri
                    + "\"");
  }
}
