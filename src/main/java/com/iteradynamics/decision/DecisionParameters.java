package com.iteradynamics.decision;

import com.iteradynamics.settings.Setting;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.PrimeModelProvider;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The governors' limits.
 *
 * @param confMin lowest p_long at which the model strategy enters, 0..1
 * @param horizon planned holding time when the intent names none
 * @param maxExposure largest share of equity in a position, 0..1
 * @param drawdownSoft loss from the peak at which exposure is reduced, fraction
 * @param drawdownHard loss from the peak at which entries stop, fraction
 * @param drawdownKill loss from the peak at which everything is sold, fraction
 * @param softMultiplier factor on exposure in the soft band, 0..1
 * @param minNotionalUsd smallest position and order, USD
 * @param reentryCooldown time after an exit before the next entry
 * @param exitMinHold time a strategy's exit has to wait after the entry; panic exits do not wait
 * @param collar how far the market may be from the newest close, and its sides from each other, for
 *     an order to be sent, fraction
 * @param maxSkew how far our clock may be from the venue's
 * @param caps limits that hold whatever the strategy wants
 */
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
    CapParameters caps) {

  static final Setting.Whole HORIZON =
      new Setting.Whole(
          "PRIME_HORIZON", 48, 1, 8_760, "hours", "Holding time when the intent names none.");
  static final Setting.Real MAX_EXPOSURE =
      new Setting.Real(
          "PRIME_MAX_EXPOSURE", 0.25, 0, 1, "fraction", "Largest share of equity in a position.");
  static final Setting.Real DD_SOFT =
      new Setting.Real(
          "PRIME_DD_SOFT",
          0.03,
          0.0001,
          1,
          "fraction",
          "Drawdown from the peak at which exposure is multiplied by PRIME_DD_SOFT_MULT.");
  static final Setting.Real DD_HARD =
      new Setting.Real(
          "PRIME_DD_HARD", 0.06, 0.0001, 1, "fraction", "Drawdown at which entries stop.");
  static final Setting.Real DD_KILL =
      new Setting.Real(
          "PRIME_DD_KILL",
          0.10,
          0.0001,
          1,
          "fraction",
          "Drawdown at which everything is sold and trading stops until a person resets it.");
  static final Setting.Real DD_SOFT_MULT =
      new Setting.Real(
          "PRIME_DD_SOFT_MULT", 0.5, 0, 1, "factor", "Factor on exposure in the soft band.");
  static final Setting.Real MIN_NOTIONAL =
      new Setting.Real(
          "PRIME_MIN_NOTIONAL_USD", 5, 0.01, 1_000_000, "USD", "Smallest position and order.");
  static final Setting.Whole COOLDOWN =
      new Setting.Whole(
          "PRIME_REENTRY_COOLDOWN_H", 0, 0, 8_760, "hours", "Wait after an exit before an entry.");
  static final Setting.Whole MIN_HOLD =
      new Setting.Whole(
          "PRIME_EXIT_MIN_HOLD_H",
          0,
          0,
          8_760,
          "hours",
          "Wait after an entry before a strategy's exit; panic exits do not wait.");

  static final Setting.Real COLLAR =
      new Setting.Real(
          "PRIME_COLLAR_FRAC",
          0.02,
          0.0001,
          0.5,
          "fraction",
          "How far a live market may be from the newest close, and bid and ask from their middle.");
  static final Setting.Whole MAX_SKEW =
      new Setting.Whole(
          "PRIME_MAX_SKEW_S",
          30,
          1,
          600,
          "seconds",
          "How far the clock may be from the venue's; nothing is traded beyond.");

  /** Every parameter of the governors, in the order of the documentation. */
  public static final List<Setting> SETTINGS =
      Stream.concat(
              Stream.of(
                  PrimeModelProvider.CONF_MIN,
                  HORIZON,
                  MAX_EXPOSURE,
                  DD_SOFT,
                  DD_HARD,
                  DD_KILL,
                  DD_SOFT_MULT,
                  MIN_NOTIONAL,
                  COOLDOWN,
                  MIN_HOLD,
                  COLLAR,
                  MAX_SKEW),
              CapParameters.SETTINGS.stream())
          .toList();

  /** The parameters as set; problems are left with the reader. */
  public static DecisionParameters read(SettingsReader reader) {
    DecisionParameters read =
        new DecisionParameters(
            reader.real(PrimeModelProvider.CONF_MIN),
            Duration.ofHours(reader.whole(HORIZON)),
            reader.real(MAX_EXPOSURE),
            reader.real(DD_SOFT),
            reader.real(DD_HARD),
            reader.real(DD_KILL),
            reader.real(DD_SOFT_MULT),
            reader.real(MIN_NOTIONAL),
            Duration.ofHours(reader.whole(COOLDOWN)),
            Duration.ofHours(reader.whole(MIN_HOLD)),
            reader.real(COLLAR),
            Duration.ofSeconds(reader.whole(MAX_SKEW)),
            CapParameters.read(reader));
    if (!(read.drawdownSoft <= read.drawdownHard && read.drawdownHard <= read.drawdownKill)) {
      reader.problem(
          DD_SOFT.name(),
          String.format(
              Locale.ROOT,
              "<= PRIME_DD_HARD <= PRIME_DD_KILL must hold, was %s, %s, %s",
              read.drawdownSoft,
              read.drawdownHard,
              read.drawdownKill));
    }
    return read;
  }

  /** The documented defaults. */
  public static DecisionParameters defaults() {
    return read(new SettingsReader(java.util.Map.of()));
  }
}
