package com.iteradynamics.strategy.moonwire;

import com.iteradynamics.settings.SettingsReader;
import java.util.Locale;

/**
 * Thresholds of the feed strategy. The names are the Python reference's.
 *
 * @param longThreshold lowest probability at which it enters, 0..1
 * @param shortThreshold highest probability at which it leaves, 0..1, below {@code longThreshold}
 * @param exits whether it leaves at all; nothing is ever sold short
 * @param maxExposure share of equity that an entry wants, 0..1
 */
record MoonWireParameters(
    double longThreshold, double shortThreshold, boolean exits, double maxExposure) {
  private static final String LONG = "MOONWIRE_LONG_THRESH";
  private static final String SHORT = "MOONWIRE_SHORT_THRESH";

  /** Reads and checks them; problems stay with {@code from}. */
  static MoonWireParameters read(SettingsReader from) {
    double enter =
        from.real(LONG, 0.65, 0, 1, "probability")
            .means("Lowest probability of the feed at which it enters.");
    double leave =
        from.real(SHORT, 0.35, 0, 1, "probability")
            .means("Highest probability of the feed at which it leaves.");
    if (!(leave < enter)) {
      from.problem(
          SHORT, String.format(Locale.ROOT, "must be below %s, %s, was %s", LONG, enter, leave));
    }
    boolean exits =
        from.yesOrNo("MOONWIRE_ALLOW_SHORT", false)
            .means("Whether it leaves at the lower threshold; nothing is ever sold short.");
    from.yesOrNo("MOONWIRE_STRICT_TS_MATCH", true)
        .means("Kept so that older settings can stay: an hour without a row is always HOLD.");
    return new MoonWireParameters(
        enter,
        leave,
        exits,
        from.real("MOONWIRE_MAX_EXPOSURE", 0.985, 0, 1, "share of equity")
            .means("What an entry wants."));
  }
}
