package com.iteradynamics.cli.strategy;

import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.config.SettingsCatalog;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * A new strategy's names, all of which follow from one: words of small letters and digits.
 *
 * @param name as it was typed, for example {@code calm-trend}
 */
record StrategyName(String name) {
  private static final int MAX_SIZE = 40;
  private static final Pattern ALLOWED = Pattern.compile("[a-z][a-z0-9]*([-_][a-z0-9]+)*");
  private static final Pattern VERSIONED = Pattern.compile(".*_v[0-9]+");

  /**
   * @throws CommandFailure when it cannot be one
   */
  StrategyName {
    if (name.length() > MAX_SIZE || !ALLOWED.matcher(name).matches()) {
      throw CommandFailure.usage(
          "a strategy's name is words of a-z and 0-9, joined by - or _, the first letter a letter, of"
              + String.format(
                  Locale.ROOT,
                  " at most %d characters, for example calm-trend; it was %s",
                  MAX_SIZE,
                  name));
    }
    if (!SourceVersion.isName(packageOf(name))) {
      throw CommandFailure.usage(name + " is a word of Java's: choose another name");
    }
    if (SettingsCatalog.isOurs(prefixOf(name) + "_")) {
      throw CommandFailure.usage(
          String.format(
              Locale.ROOT,
              "%s_… are parameters of Argus: choose a name that begins otherwise than %s",
              prefixOf(name),
              name));
    }
  }

  /** What {@code ARGUS_STRATEGY_MODULE} is set to: {@code calm_trend_v1}. */
  String id() {
    String words = name.replace('-', '_');
    return VERSIONED.matcher(words).matches() ? words : words + "_v1";
  }

  /** How the names of its parameters begin: {@code CALM_TREND}. */
  String prefix() {
    return prefixOf(name);
  }

  /** {@code strategies.calmtrend}. */
  String packageName() {
    return packageOf(name);
  }

  /** {@code CalmTrendStrategy}, which is no class of Java's or of Argus's. */
  String className() {
    return Arrays.stream(name.split("[-_]"))
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining())
        + "Strategy";
  }

  private static String prefixOf(String name) {
    return name.replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private static String packageOf(String name) {
    return "strategies." + name.replaceAll("[-_]", "");
  }
}
