package com.iteradynamics.legacy;

import com.iteradynamics.settings.Setting;
import com.iteradynamics.settings.SettingsReader;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Legacy mode's guardrails, as {@link #read} says; names and defaults are those of the reference.
 */
public record LegacyParameters(
    double stopLoss,
    Duration maxHold,
    Duration minHold,
    double profitHurdle,
    double hurdleReliefFactor,
    double hurdleReliefSeverity,
    double emergencySeverity,
    boolean earlyExit,
    double earlyExitMinHours,
    double earlyExitProfit) {

  /** Every parameter of legacy mode, in the order of the documentation. */
  public static final List<Setting> SETTINGS = SettingsReader.declaredBy(LegacyParameters::read);

  /** The parameters as set; problems are left with the reader. */
  public static LegacyParameters read(SettingsReader from) {
    LegacyParameters read =
        new LegacyParameters(
            from.real("ARGUS_STOP_LOSS_PCT", 0.02, 0.0001, 1, "fraction")
                .means("Legacy mode: loss since the entry at which everything is sold."),
            from.hours("ARGUS_MAX_HOLD_HOURS", 72, 1, 8_760)
                .means("Legacy mode: how long a position may last."),
            from.hours("ARGUS_MIN_HOLD_HOURS", 4, 0, 8_760)
                .means("Legacy mode: wait after an entry before the model's SELL is followed."),
            from.real("ARGUS_PROFIT_HURDLE_PCT", 0.0035, 0, 1, "fraction")
                .means(
                    "Legacy mode: profit since the entry below which the model's SELL is not"
                        + " followed."),
            from.real("ARGUS_HURDLE_RELIEF_FACTOR", 0.5, 0, 1, "factor")
                .means(
                    "Legacy mode: factor on the profit hurdle in bear and recovery regimes, or when"
                        + " it is severe."),
            from.real("ARGUS_HURDLE_RELIEF_SEVERITY", 0.60, 0, 1, "severity")
                .means(
                    "Legacy mode: severity from which on the profit hurdle is lower in any"
                        + " regime."),
            from.real("ARGUS_EMERGENCY_SEVERITY_THRESHOLD", 0.85, 0, 1, "severity")
                .means("Legacy mode: severity from which on everything is sold."),
            from.yesOrNo("ARGUS_EARLY_EXIT_ENABLED", true)
                .means("Legacy mode: whether a watch takes an early profit."),
            from.real("ARGUS_EARLY_EXIT_MIN_HOURS", 0.5, 0, 8_760, "hours")
                .means("Legacy mode: wait after an entry before a watch takes an early profit."),
            from.real("ARGUS_EARLY_EXIT_PROFIT_PCT", 0.01, 0, 1, "fraction")
                .means("Legacy mode: the early profit that a watch takes, fees not counted."));
    if (read.minHold.compareTo(read.maxHold) > 0) {
      from.problem(
          "ARGUS_MIN_HOLD_HOURS",
          String.format(
              Locale.ROOT,
              "<= ARGUS_MAX_HOLD_HOURS must hold, was %d, %d",
              read.minHold.toHours(),
              read.maxHold.toHours()));
    }
    return read;
  }

  /** The documented defaults. */
  public static LegacyParameters defaults() {
    return read(new SettingsReader(Map.of()));
  }
}
