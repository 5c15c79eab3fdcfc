package com.iteradynamics.config;

import com.iteradynamics.feed.FeedParameters;
import com.iteradynamics.model.LineageEntry;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Strategies;
import com.iteradynamics.strategy.event.EventParameters;
import com.iteradynamics.strategy.event.EventParameters.Source;
import com.iteradynamics.strategy.event.EventStyleProvider;
import com.iteradynamics.strategy.moonwire.MoonWireProvider;
import com.iteradynamics.strategy.overlay.OverlayParameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What has to be in place before a feed may have a say. A rule that is for real money alone, such
 * as one about what a feed has to have shown, belongs here: a tick, the function and the lab all
 * ask, and {@link RuntimeParameters#live} says whether real money is meant.
 */
public final class FeedRules {
  /** Where the function may read feeds in its bucket; template.yaml grants no more. */
  static final String PREFIX = "feeds/";

  /** Another author's jar may lie on the class path too. */
  private static final String OURS = "com.iteradynamics.";

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
          case EventStyleProvider.ID -> tradesEvents(configuration);
          default -> !isBuiltIn(configuration);
        };
    return reads ? Optional.of(RuntimeParameters.STRATEGY) : Optional.empty();
  }

  /** When a probability is an event, for the event strategy. */
  public static EventParameters event(Configuration configuration) {
    return EventParameters.read(new SettingsReader(configuration.values().texts()));
  }

  /**
   * Why a permission is none for what {@code configuration} trades; empty when it is one. The event
   * style takes more than skill: at the costs of its audit it must have gained with the same
   * forecasts, by the same rules. A person's word does without.
   */
  public static Optional<String> objection(Configuration configuration, LineageEntry permission) {
    boolean asked =
        !configuration.runtime().legacy()
            && configuration.strategyId().equals(EventStyleProvider.ID)
            && tradesEvents(configuration)
            && !permission.forced();
    return asked ? eventObjection(event(configuration), permission.metrics()) : Optional.empty();
  }

  /**
   * Why {@code event_v1} may not trade live after an audit; empty when it may.
   *
   * @param traded when a probability is an event
   * @param metrics of the audit, as its permission has them
   */
  public static Optional<String> eventObjection(
      EventParameters traded, Map<String, Double> metrics) {
    Map<String, Double> rules = new LinkedHashMap<>(traded.byName());
    rules.put(LineageEntry.HORIZON_H, (double) traded.horizonHours());
    for (Map.Entry<String, Double> rule : rules.entrySet()) {
      Double audited = metrics.get(rule.getKey());
      if (!rule.getValue().equals(audited)) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "its audit was made with %s %s, and event_v1 takes %s",
                rule.getKey().equals(LineageEntry.HORIZON_H) ? "--horizon" : rule.getKey(),
                audited == null ? "unknown" : number(audited),
                number(rule.getValue())));
      }
    }
    Double lower = metrics.get(LineageEntry.EVENT_NET_LOWER);
    if (lower == null) {
      return Optional.of("the event style's net result has no lower bound: too few hours");
    }
    return lower > 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "the lower bound (95 %%, one-sided) of the event style's net result is %+.2f %% and"
                    + " must be above 0",
                100 * lower));
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static boolean tradesEvents(Configuration configuration) {
    return event(configuration).source() == Source.FEED;
  }

  /**
   * Whether Argus brings the strategy itself. Whose classes a provider of another author returns
   * says nothing. One that cannot be made does nothing.
   */
  private static boolean isBuiltIn(Configuration configuration) {
    return configuration.choice() instanceof StrategyChoice.None
        || Strategies.load(FeedRules.class.getClassLoader()).all().stream()
            .filter(provider -> provider.getClass().getName().startsWith(OURS))
            .anyMatch(provider -> provider.id().equals(configuration.strategyId()));
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
