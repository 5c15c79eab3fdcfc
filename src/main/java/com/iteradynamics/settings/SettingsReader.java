package com.iteradynamics.settings;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads settings from name-value pairs and remembers every problem, so that a person sees all of
 * them at once.
 *
 * <p>A name that is missing or blank means the default. A value that does not parse or lies outside
 * its range is a problem, never silently the default; reading goes on with the default so that
 * later problems are found too, and {@link #throwIfInvalid()} ends it.
 */
public final class SettingsReader {
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,9}");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?");

  private final Map<String, String> values;
  private final List<String> problems = new ArrayList<>();
  private final Set<String> asked = new LinkedHashSet<>();

  /** Reads from {@code values}, keyed by environment variable name. */
  public SettingsReader(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /** The names of all parameters that were read, set or not. */
  public Set<String> asked() {
    return Collections.unmodifiableSet(asked);
  }

  /** The value as typed, trimmed; empty when missing or blank. */
  public Optional<String> raw(Setting setting) {
    asked.add(setting.name());
    return Optional.ofNullable(values.get(setting.name()))
        .map(String::strip)
        .filter(s -> !s.isEmpty());
  }

  /** A whole number in the setting's range. */
  public int whole(Setting.Whole setting) {
    return raw(setting)
        .map(
            text -> {
              if (WHOLE.matcher(text).matches()) {
                int value = Integer.parseInt(text);
                if (value >= setting.min() && value <= setting.max()) {
                  return value;
                }
              }
              refuse(setting, text, "a whole number " + setting.rangeText());
              return setting.defaultValue();
            })
        .orElse(setting.defaultValue());
  }

  /** A finite number in the setting's range. */
  public double real(Setting.Real setting) {
    return raw(setting)
        .map(
            text -> {
              if (DECIMAL.matcher(text).matches()) {
                double value = Double.parseDouble(text);
                if (value >= setting.min() && value <= setting.max()) {
                  return value;
                }
              }
              refuse(setting, text, "a number " + setting.rangeText());
              return setting.defaultValue();
            })
        .orElse(setting.defaultValue());
  }

  /** An exact amount in the setting's range. */
  public BigDecimal amount(Setting.Amount setting) {
    return raw(setting)
        .map(
            text -> {
              if (DECIMAL.matcher(text).matches()) {
                BigDecimal value = new BigDecimal(text);
                if (value.compareTo(setting.min()) >= 0 && value.compareTo(setting.max()) <= 0) {
                  return value;
                }
              }
              refuse(setting, text, "an amount " + setting.rangeText());
              return setting.defaultValue();
            })
        .orElse(setting.defaultValue());
  }

  /** One of the setting's words, in the setting's own spelling. */
  public String choice(Setting.Choice setting) {
    return raw(setting)
        .map(
            text -> {
              for (String word : setting.words()) {
                if (word.toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT))) {
                  return word;
                }
              }
              refuse(setting, text, "one of " + setting.rangeText());
              return setting.defaultValue();
            })
        .orElse(setting.defaultValue());
  }

  /** The text, else the default; empty when both are. */
  public Optional<String> text(Setting.Text setting) {
    return raw(setting)
        .or(() -> Optional.of(setting.defaultValue()).filter(text -> !text.isEmpty()));
  }

  /** Remembers a problem that concerns {@code name}, for rules between several settings. */
  public void problem(String name, String what) {
    problems.add(name + " " + what);
  }

  /** All problems so far, each beginning with the variable's name. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** Throws {@link InvalidSettingsException} with every problem when there is one. */
  public void throwIfInvalid() {
    if (!problems.isEmpty()) {
      throw new InvalidSettingsException(problems);
    }
  }

  private void refuse(Setting setting, String text, String accepted) {
    String shown = setting.secret() ? "the value" : "\"" + text + "\"";
    problems.add(setting.name() + " must be " + accepted + ", was " + shown);
  }
}
