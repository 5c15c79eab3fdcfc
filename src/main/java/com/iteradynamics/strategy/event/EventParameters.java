package com.iteradynamics.strategy.event;

import com.iteradynamics.settings.SettingsReader;

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
        from.real("EVENT_CONF_MIN", 0.60, 0.5, 1, "probability")
            .means("It enters from this probability on, and leaves at 1 less it."),
        from.real("EVENT_DEADBAND", 0.08, 0, 0.5, "probability")
            .means("Nothing happens at a probability that is nearer than this to one half."),
        from.whole("EVENT_MIN_FLIP_H", 6, 0, MOST_HOURS, "hours")
            .means("How long after an entry it may leave at a low probability."),
        from.whole("EVENT_HORIZON_H", 1, 1, MOST_HOURS, "hours")
            .means("How long after its entry a position is sold."));
  }
}
