package com.iteradynamics.model;

import com.iteradynamics.model.forest.Check;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One thing that happened to a model: one line of the lineage.
 *
 * @param at when
 * @param action what happened
 * @param model id of the model that it happened to
 * @param parent id of the model that was current before, or that is again after a rollback; empty
 *     when that is none
 * @param who the person who did it, or {@code governance}
 * @param why their reason, or what earned a promotion
 * @param forced whether it was promoted without having earned it
 * @param data what the model was trained on; empty when unknown
 * @param metrics the model's figures on what it was not trained on, by name; of one that was
 *     switched off, what was measured that day; finite
 */
public record LineageEntry(
    Instant at,
    Action action,
    String model,
    Optional<String> parent,
    String who,
    String why,
    boolean forced,
    Optional<Data> data,
    Map<String, Double> metrics) {
  /** Metric of a permission: what the event style's net result exceeds in 95 % of the draws. */
  public static final String EVENT_NET_LOWER = "event_net_lower";

  /** Metric of a permission: hours from a forecast to its outcome. */
  public static final String HORIZON_H = "horizon_h";

  private static final Pattern ID = Pattern.compile("[0-9a-f]{12}");

  /** Whether {@code text} may be a model's id: 12 hex digits in small letters, and so no path. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** The id under which the lineage has a feed: 12 hex digits of the SHA-256 of its address. */
  public static String idOf(String address) {
    return ModelFile.id(address.getBytes(StandardCharsets.UTF_8));
  }

  /** What can happen to a model. */
  public enum Action {
    /** It was trained here and put into the registry. */
    TRAINED,
    /** It was made elsewhere and put into the registry. */
    IMPORTED,
    /** It is the active model from now on. */
    PROMOTED,
    /** Its parent is active again, or no model is. */
    ROLLED_BACK,
    /** It is scored beside the active model from now on, in the place of any other. */
    CHALLENGED,
    /** It is not scored beside the active model any more. */
    CHALLENGE_ENDED,
    /**
     * What it forecasts may trade live: a feed, by its id, whose recorded forecasts were audited.
     */
    LIVE_PERMITTED,
    /** What it forecasts may trade live no longer. */
    LIVE_REVOKED,
    /** It forecasts nothing from now on, whether it is active or not. */
    SWITCHED_OFF,
    /** It forecasts again. */
    SWITCHED_ON;

    /** Whether it is about being on or off. */
    public boolean switches() {
      return switch (this) {
        case TRAINED,
            IMPORTED,
            PROMOTED,
            ROLLED_BACK,
            CHALLENGED,
            CHALLENGE_ENDED,
            LIVE_PERMITTED,
            LIVE_REVOKED ->
            false;
        case SWITCHED_OFF, SWITCHED_ON -> true;
      };
    }

    /** As the file writes it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Candles that a model learnt from.
   *
   * @param from open time of the first
   * @param to open time of the last
   * @param hash their data hash, as {@link com.iteradynamics.market.WindowHash} defines it
   */
  public record Data(Instant from, Instant to, String hash) {}

  /**
   * @throws IllegalArgumentException when an id is none, a text is blank or a metric is not finite
   */
  public LineageEntry {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    Check.that(
        isId(model) && parent.map(LineageEntry::isId).orElse(true),
        "a model's id has 12 hex digits in small letters");
    Check.that(!who.isBlank() && !why.isBlank(), "who did it and why must be said");
    metrics.forEach((name, value) -> Check.that(Double.isFinite(value), "%s must be finite", name));
  }
}
