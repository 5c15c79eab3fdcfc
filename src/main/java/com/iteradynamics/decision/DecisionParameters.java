package com.iteradynamics.decision;

import com.iteradynamics.settings.Setting;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.primemodel.PrimeModelProvider;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The governors' limits; {@link #read} says what each is. */
public record DecisionParameters(
    double confMin,
    Duration horizon,
    double maxExposure,
    double drawdownSoft,
    double drawdownHard,
    double drawdownKill,
    double softMultiplier,
    double minNotionalUsd,
    Duration reentryCooldown,
    Duration exitMinHold,
    double collar,
    Duration maxSkew,
    Duration drawdownRearm,
    CapParameters caps,
    StopParameters stops,
    WatchParameters watch) {

  /** Every parameter of the governors, in the order of the documentation. */
  public static final List<Setting> SETTINGS = SettingsReader.declaredBy(DecisionParameters::read);

  /** The parameters as set; problems are left with the reader. */
  public static DecisionParameters read(SettingsReader from) {
    DecisionParameters read =
        new DecisionParameters(
            PrimeModelProvider.confMin(from),
            from.hours("PRIME_HORIZON", 48, 1, 8_760)
                .means("Holding time when the intent names none."),
            from.real("PRIME_MAX_EXPOSURE", 0.25, 0, 1, "fraction")
                .means("Largest share of equity in a position."),
            from.real("PRIME_DD_SOFT", 0.03, 0.0001, 1, "fraction")
                .means(
                    "Drawdown from the peak at which exposure is multiplied by"
                        + " PRIME_DD_SOFT_MULT."),
            from.real("PRIME_DD_HARD", 0.06, 0.0001, 1, "fraction")
                .means("Drawdown at which entries stop."),
            from.real("PRIME_DD_KILL", 0.10, 0.0001, 1, "fraction")
                .means(
                    "Drawdown at which everything is sold and trading stops until a person resets"
                        + " it."),
            from.real("PRIME_DD_SOFT_MULT", 0.5, 0, 1, "factor")
                .means("Factor on exposure in the soft band."),
            from.real("PRIME_MIN_NOTIONAL_USD", 5, 1e-8, 1_000_000, "USD")
                .means("Smallest position and order."),
            from.hours("PRIME_REENTRY_COOLDOWN_H", 0, 0, 8_760)
                .means("Wait after an exit before an entry."),
            from.hours("PRIME_EXIT_MIN_HOLD_H", 0, 0, 8_760)
                .means("Wait after an entry before a strategy's exit; panic exits do not wait."),
            from.real("PRIME_COLLAR_FRAC", 0.02, 0.0001, 0.5, "fraction")
                .means(
                    "How far a live market may be from the newest close, and bid and ask from their"
                        + " middle."),
            from.seconds("PRIME_MAX_SKEW_S", 30, 1, 600)
                .means("How far the clock may be from the venue's; nothing is traded beyond."),
            from.hours("PRIME_DD_REARM_H", 0, 0, 87_600)
                .means(
                    "Hours without a position after which the block of PRIME_DD_HARD ends and the"
                        + " drawdown counts from the equity of then; 0 for never: a person resets"
                        + " it."),
            CapParameters.read(from),
            StopParameters.read(from),
            WatchParameters.read(from));
    read.stops.check(read.watch, from);
    if (!(read.drawdownSoft <= read.drawdownHard && read.drawdownHard <= read.drawdownKill)) {
      from.problem(
          "PRIME_DD_SOFT",
          String.format(
              Locale.ROOT,
              "<= PRIME_DD_HARD <= PRIME_DD_KILL must hold, was %s, %s, %s",
              read.drawdownSoft,
              read.drawdownHard,
              read.drawdownKill));
    }
    return read;
  }

  /** The same with watches that are {@code watch}. */
  public DecisionParameters watched(WatchParameters other) {
    return new DecisionParameters(
        confMin,
        horizon,
        maxExposure,
        drawdownSoft,
        drawdownHard,
        drawdownKill,
        softMultiplier,
        minNotionalUsd,
        reentryCooldown,
        exitMinHold,
        collar,
        maxSkew,
        drawdownRearm,
        caps,
        stops,
        other);
  }

  /** Whether a rule looks at what the position and the book have been through. */
  public boolean remembers() {
    return stops.any() || rearms() || watch.on();
  }

  /** Whether a hard block ends by itself. */
  boolean rearms() {
    return !drawdownRearm.isZero();
  }

  /** The documented defaults. */
  public static DecisionParameters defaults() {
    return read(new SettingsReader(Map.of()));
  }
}
