package com.iteradynamics.strategy.event;

import com.iteradynamics.settings.SettingsReader;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When a probability is an event, and what is made of it.
 *
 * @param source whose probability it is
 * @param confMin lowest confidence, 0.5..1: it enters from this probability on, and leaves at 1
 *     less it
 * @param deadband nothing is an event that is nearer than this to one half, 0..0.5
 * @param minFlipHours how many whole hours after an entry it may leave, &gt;= 0
 * @param horizonHours after so many whole hours the position is sold, &gt;= 1
 */
public record EventParameters(
    Source source, double confMin, double deadband, int minFlipHours, int horizonHours) {
  private static final int MOST_HOURS = 8_760;
  private static final String CONF_MIN = "EVENT_CONF_MIN";
  private static final String DEADBAND = "EVENT_DEADBAND";
  private static final String MIN_FLIP_H = "EVENT_MIN_FLIP_H";

  /** Name of the parameter that says how long a position is held. */
  public static final String HORIZON_H = "EVENT_HORIZON_H";

  /** Whose probability. */
  public enum Source {
    /** The feed's. */
    FEED,
    /** The model's p_long. */
    MODEL
  }

  /** Reads and checks them; problems stay with {@code from}. */
  public static EventParameters read(SettingsReader from) {
    return new EventParameters(
        from.choice(EventStyleProvider.SOURCE, Source.FEED)
            .means("Whose probability it trades: the feed's, or the model's p_long."),
        from.real(CONF_MIN, 0.60, 0.5, 1, "probability")
            .means("It enters from this probability on, and leaves at 1 less it."),
        from.real(DEADBAND, 0.08, 0, 0.5, "probability")
            .means("Nothing happens at a probability that is nearer than this to one half."),
        from.whole(MIN_FLIP_H, 6, 0, MOST_HOURS, "hours")
            .means("How long after an entry it may leave at a low probability."),
        from.whole(HORIZON_H, 1, 1, MOST_HOURS, "hours")
            .means("How long after its entry a position is sold."));
  }

  /** Those that decide when it trades, by the names of their settings. */
  public Map<String, Double> byName() {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(CONF_MIN, confMin);
    values.put(DEADBAND, deadband);
    values.put(MIN_FLIP_H, (double) minFlipHours);
    values.put(HORIZON_H, (double) horizonHours);
    return values;
  }
}
