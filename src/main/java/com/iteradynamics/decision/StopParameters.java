package com.iteradynamics.decision;

import com.iteradynamics.settings.SettingsReader;
import java.util.OptionalDouble;

/**
 * When a position is closed whatever the strategy says. A rule that is not set is off.
 *
 * @param loss a stop this far below the entry's price, fraction of it, 0..1
 * @param trailing a stop this far below the highest price since the entry, fraction of it, 0..1
 * @param trailingAfter the gain from which on the trailing stop holds, fraction of the entry's
 *     price, &gt;= 0
 * @param atr a stop this many average true ranges below the entry's price, those of the entry's
 *     hour, &gt; 0
 * @param takeProfit the gain that is taken, fraction of the entry's price, beyond the fees of the
 *     round trip, &gt; 0
 * @param aDay how many stops in 24 hours end entries for a day, &gt;= 1
 * @param resting whether a stop also rests at the venue, at the highest of the stops' prices
 * @param limitGap how far below its price such a stop sells at the least, fraction of it, 0..1
 */
public record StopParameters(
    OptionalDouble loss,
    OptionalDouble trailing,
    double trailingAfter,
    OptionalDouble atr,
    OptionalDouble takeProfit,
    int aDay,
    boolean resting,
    double limitGap) {

  private static final String RESTING = "PRIME_STOP_RESTING";

  /** What to tell where no order rests at a venue. */
  public static final String RESTING_IS_LIVE =
      RESTING + " is for live trading: here stops sell as ticks and watches see them";

  static StopParameters read(SettingsReader from) {
    StopParameters read =
        new StopParameters(
            fraction(from, "PRIME_STOP_LOSS")
                .means("Closes a position that is this far below its entry price."),
            fraction(from, "PRIME_TRAILING_STOP")
                .means("Closes a position that is this far below its highest close."),
            from.real("PRIME_TRAILING_AFTER", 0, 0, 100, "fraction")
                .means("The gain from which on PRIME_TRAILING_STOP holds; 0 for at once."),
            from.realIfSet("PRIME_STOP_ATR", 0.01, 100, "ATR")
                .means(
                    "Closes a position that is so many average true ranges below its entry price,"
                        + " those of the entry."),
            from.realIfSet("PRIME_TAKE_PROFIT", 0.001, 100, "fraction")
                .means("Closes a position that has gained this much beyond the round trip's fees."),
            from.whole("PRIME_STOPS_A_DAY", 3, 1, 24, "stops")
                .means("How many stops in 24 hours end entries for a day."),
            from.yesOrNo(RESTING, false)
                .means(
                    "Whether a stop also rests at the venue, where it sells while nothing of ours"
                        + " runs; live only, looked after by the watch."),
            from.real("PRIME_STOP_LIMIT_GAP", 0.01, 0, 0.5, "fraction")
                .means("How far below its price a resting stop sells at the least."));
    if (read.resting && !read.stops()) {
      from.problem(RESTING, "needs a stop: PRIME_STOP_LOSS, PRIME_TRAILING_STOP or PRIME_STOP_ATR");
    }
    if (read.trailingAfter > 0 && read.trailing.isEmpty()) {
      from.problem("PRIME_TRAILING_AFTER", "needs PRIME_TRAILING_STOP");
    }
    return read;
  }

  private static SettingsReader.Declared<OptionalDouble> fraction(
      SettingsReader from, String name) {
    return from.realIfSet(name, 0.001, 1, "fraction");
  }

  /** What is wrong with a resting stop beside the watch, which places and moves it. */
  void check(WatchParameters watch, SettingsReader from) {
    if (resting && !watch.on()) {
      from.problem(RESTING, "needs the watch, which looks after it: set PRIME_WATCH_MINUTES");
    }
  }

  /** Whether any of the stops is set. */
  boolean stops() {
    return loss.isPresent() || trailing.isPresent() || atr.isPresent();
  }

  /** Whether any rule is set. */
  boolean any() {
    return stops() || takeProfit.isPresent();
  }
}
