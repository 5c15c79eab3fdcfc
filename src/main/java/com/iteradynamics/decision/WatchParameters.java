package com.iteradynamics.decision;

import com.iteradynamics.settings.SettingsReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The watch between the hours.
 *
 * @param minutes how far two watches are apart, minutes; 0 when there are none
 * @param confirm how many watches in a row a rule needs, 1 or 2
 */
public record WatchParameters(int minutes, int confirm) {
  private static final List<Integer> ALLOWED = List.of(0, 5, 10, 15, 20, 30);

  /** No watches. */
  public static final WatchParameters OFF = new WatchParameters(0, 1);

  static WatchParameters read(SettingsReader from) {
    WatchParameters read =
        new WatchParameters(
            from.whole("PRIME_WATCH_MINUTES", 0, 0, 30, "minutes")
                .means(
                    "How often the stops are watched between two ticks: 5, 10, 15, 20 or 30; 0 for"
                        + " never."),
            from.whole("PRIME_WATCH_CONFIRM", 1, 1, 2, "watches")
                .means(
                    "How many watches in a row have to see a price before it sells; with 1 the last"
                        + " trade and the middle of bid and ask have to agree."));
    if (!ALLOWED.contains(read.minutes)) {
      from.problem("PRIME_WATCH_MINUTES", "must be 0, 5, 10, 15, 20 or 30, was " + read.minutes);
    }
    return read;
  }

  /** Whether there are watches. */
  public boolean on() {
    return minutes > 0;
  }

  /** Whether a candle ends at every watch, where candles are {@code seconds} long, &gt; 0. */
  public boolean seesEndsOf(int seconds) {
    return on() && 60 * minutes % seconds == 0;
  }

  /**
   * When the hour that begins at {@code hour} is watched: never on the hour, nor without watches.
   */
  public List<Instant> times(Instant hour) {
    Duration apart = Duration.ofMinutes(minutes);
    Instant next = hour.plus(Duration.ofHours(1));
    return on()
        ? Stream.iterate(hour.plus(apart), at -> at.isBefore(next), at -> at.plus(apart)).toList()
        : List.of();
  }
}
