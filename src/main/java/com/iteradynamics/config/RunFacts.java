package com.iteradynamics.config;

import com.iteradynamics.config.SettingsCatalog.Group;
import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.settings.Setting;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a record says about the run: the parameters that can change a decision. Secrets, addresses
 * and places on a disk cannot, and are left out.
 */
final class RunFacts {
  private static final Set<String> PLACES =
      Set.of(
          "path",
          "paths",
          "URL",
          "table name",
          "bucket name",
          "secret's name or ARN",
          "bus name or ARN");

  /** Came later: at their defaults they leave the hash of earlier records as it was. */
  private static final Set<String> CAME_LATER =
      Set.of(
          "PRIME_STOP_LOSS",
          "PRIME_TRAILING_STOP",
          "PRIME_TRAILING_AFTER",
          "PRIME_STOP_ATR",
          "PRIME_TAKE_PROFIT",
          "PRIME_STOPS_A_DAY",
          "PRIME_STOP_RESTING",
          "PRIME_STOP_LIMIT_GAP",
          "PRIME_DD_REARM_H",
          "PRIME_WATCH_MINUTES",
          "PRIME_WATCH_CONFIRM",
          "ARGUS_EARLY_EXIT_ENABLED",
          "ARGUS_EARLY_EXIT_MIN_HOURS",
          "ARGUS_EARLY_EXIT_PROFIT_PCT",
          "PRIME_EXECUTION",
          "PRIME_MAKER_REQUOTE_BPS",
          "PRIME_MAKER_REQUOTES",
          "PRIME_MAKER_PATIENCE",
          "PAPER_MAKER_FEE_BPS",
          "ARGUS_FEED_LATENCY",
          "MOONWIRE_OVERLAY_ENABLED",
          "MOONWIRE_OVERLAY_VARIANT",
          "MOONWIRE_OVERLAY_BULL_THRESH",
          "MOONWIRE_OVERLAY_BEAR_THRESH",
          "MOONWIRE_OVERLAY_STRICT_TS",
          "MOONWIRE_OVERLAY_PRODUCT_ID");

  private RunFacts() {}

  static RunIdentity of(Configuration configuration, boolean dryRun) {
    Map<String, String> all = new TreeMap<>();
    Map<String, String> changed = new TreeMap<>();
    for (Group group : configuration.groups(false)) {
      for (Setting setting : group.settings()) {
        if (!setting.secret()
            && !PLACES.contains(setting.unit())
            && !setting.name().equals(RuntimeParameters.CANDLE_FEED)) {
          String value =
              canonical(
                  setting,
                  configuration.values().text(setting.name()).orElse(setting.defaultText()));
          boolean set = !value.equals(canonical(setting, setting.defaultText()));
          if (set || !CAME_LATER.contains(setting.name())) {
            all.put(setting.name(), value);
          }
          if (set) {
            changed.put(setting.name(), value);
          }
        }
      }
    }
    return new RunIdentity(
        configuration.runtime().mode(),
        dryRun,
        configuration.strategyId(),
        Version.text(),
        hash(all),
        changed);
  }

  /** One spelling for each value, so that 0.5 and .50 are the same parameters. */
  static String canonical(Setting setting, String text) {
    return switch (setting) {
      case Setting.Whole whole -> Integer.toString(Integer.parseInt(text));
      case Setting.Real real -> Double.toString(Double.parseDouble(text));
      case Setting.RealIfSet real ->
          text.isEmpty() ? "" : Double.toString(Double.parseDouble(text));
      case Setting.Amount amount -> new BigDecimal(text).stripTrailingZeros().toPlainString();
      case Setting.Choice choice -> text.toLowerCase(Locale.ROOT);
      case Setting.Text words -> text;
    };
  }

  /** SHA-256, in hex, over {@code NAME=value} and a line break for each, sorted by name. */
  private static String hash(Map<String, String> parameters) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      parameters.forEach(
          (name, value) ->
              digest.update((name + "=" + value + "\n").getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
