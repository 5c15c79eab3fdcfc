package com.iteradynamics.legacy;

import com.iteradynamics.settings.Setting;
import com.iteradynamics.settings.SettingsReader;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Legacy mode's guardrails; names and defaults are those of the reference.
 *
 * @param stopLoss loss since the entry at which everything is sold, fraction of the entry's price
 * @param maxHold how long a position may last
 * @param minHold how long the model's SELL has to wait after the entry
 * @param profitHurdle profit since the entry from which on the model may sell, fraction
 * @param hurdleReliefFactor factor on the hurdle where there is relief, 0..1
 * @param hurdleReliefSeverity severity from which on there is relief, 0..1
 * @param emergencySeverity severity from which on everything is sold, 0..1
 */
public record LegacyParameters(
    double stopLoss,
    Duration maxHold,
    Duration minHold,
    double profitHurdle,
    double hurdleReliefFactor,
    double hurdleReliefSeverity,
    double emergencySeverity) {

  private static final Setting.Real STOP_LOSS =
      new Setting.Real(
          "ARGUS_STOP_LOSS_PCT",
          0.02,
          0.0001,
          1,
          "fraction",
          "Legacy mode: loss since the entry at which everything is sold.");
  private static final Setting.Whole MAX_HOLD =
      new Setting.Whole(
          "ARGUS_MAX_HOLD_HOURS",
          72,
          1,
          8_760,
          "hours",
          "Legacy mode: how long a position may last.");
  private static final Setting.Whole MIN_HOLD =
      new Setting.Whole(
          "ARGUS_MIN_HOLD_HOURS",
          4,
          0,
          8_760,
          "hours",
          "Legacy mode: wait after an entry before the model's SELL is followed.");
  private static final Setting.Real PROFIT_HURDLE =
      new Setting.Real(
          "ARGUS_PROFIT_HURDLE_PCT",
          0.0035,
          0,
          1,
          "fraction",
          "Legacy mode: profit since the entry below which the model's SELL is not followed.");
  private static final Setting.Real RELIEF_FACTOR =
      new Setting.Real(
          "ARGUS_HURDLE_RELIEF_FACTOR",
          0.5,
          0,
          1,
          "factor",
          "Legacy mode: factor on the profit hurdle in bear and recovery regimes, or when it is"
              + " severe.");
  private static final Setting.Real RELIEF_SEVERITY =
      new Setting.Real(
          "ARGUS_HURDLE_RELIEF_SEVERITY",
          0.60,
          0,
          1,
          "severity",
          "Legacy mode: severity from which on the profit hurdle is lower in any regime.");
  private static final Setting.Real EMERGENCY_SEVERITY =
      new Setting.Real(
          "ARGUS_EMERGENCY_SEVERITY_THRESHOLD",
          0.85,
          0,
          1,
          "severity",
          "Legacy mode: severity from which on everything is sold.");

  /** Every parameter of legacy mode, in the order of the documentation. */
  public static final List<Setting> SETTINGS =
      List.of(
          STOP_LOSS,
          MAX_HOLD,
          MIN_HOLD,
          PROFIT_HURDLE,
          RELIEF_FACTOR,
          RELIEF_SEVERITY,
          EMERGENCY_SEVERITY);

  /** The parameters as set; problems are left with the reader. */
  public static LegacyParameters read(SettingsReader reader) {
    LegacyParameters read =
        new LegacyParameters(
            reader.real(STOP_LOSS),
            Duration.ofHours(reader.whole(MAX_HOLD)),
            Duration.ofHours(reader.whole(MIN_HOLD)),
            reader.real(PROFIT_HURDLE),
            reader.real(RELIEF_FACTOR),
            reader.real(RELIEF_SEVERITY),
            reader.real(EMERGENCY_SEVERITY));
    if (read.minHold.compareTo(read.maxHold) > 0) {
      reader.problem(
          MIN_HOLD.name(),
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
