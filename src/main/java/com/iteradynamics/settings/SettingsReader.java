package com.iteradynamics.settings;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads parameters from name-value pairs and remembers every problem, so that a person sees all of
 * them at once. To read a parameter is to declare it:
 *
 * <pre>{@code
 * int length =
 *     from.whole("REGIME_EMA_FAST", 20, 1, 500, "candles")
 *         .means("Length of the regime's fast average of the close.");
 * }</pre>
 *
 * <p>is the one place that has name, default, range, unit and meaning; {@link #declaredBy} lists
 * what a function reads.
 *
 * <p>A name that is missing or blank means the default. A value that does not parse or lies outside
 * its range is a problem, never silently the default; reading continues with the default so that
 * later problems are found too, and {@link #throwIfInvalid()} ends it.
 */
public final class SettingsReader {
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,9}");
  private static final List<String> YES = List.of("1", "true", "yes", "on");
  private static final List<String> YES_OR_NO =
      List.of("1", "true", "yes", "on", "0", "false", "no", "off");

  /** Any text, when another rule than a pattern decides. */
  public static final Pattern ANY = Pattern.compile("(?s).*");

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?");

  private final Map<String, String> values;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Setting> asked = new LinkedHashMap<>();

  /** Reads from {@code values}, keyed by environment variable name. */
  public SettingsReader(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /** The names of all parameters that were read, set or not. */
  public Set<String> asked() {
    return Collections.unmodifiableSet(asked.keySet());
  }

  /** The parameters that {@code reading} reads when nothing is set, in that order, each once. */
  public static List<Setting> declaredBy(Consumer<SettingsReader> reading) {
    SettingsReader nothingSet = new SettingsReader(Map.of());
    reading.accept(nothingSet);
    return List.copyOf(nothingSet.asked.values());
  }

  /**
   * A parameter that lacks its meaning, and is read as soon as it has one.
   *
   * @param <T> what its value is
   */
  @FunctionalInterface
  public interface Declared<T> {
    /**
     * Reads it.
     *
     * @param meaning what the parameter does, one sentence, for a person who has never met it
     * @return its value, or the default with a problem left with the reader
     */
    T means(String meaning);
  }

  /**
   * A whole number between {@code min} and {@code max}, both inclusive.
   *
   * @param name the environment variable; so in all methods that declare a parameter
   * @param standard the value when nothing is set; so there
   * @param unit what one of it is, for example {@code candles}; so there
   */
  public Declared<Integer> whole(String name, int standard, int min, int max, String unit) {
    return meaning -> whole(new Setting.Whole(name, standard, min, max, unit, meaning));
  }

  /** So many whole hours, {@code min} to {@code max}. */
  public Declared<Duration> hours(String name, int standard, int min, int max) {
    Declared<Integer> hours = whole(name, standard, min, max, "hours");
    return meaning -> Duration.ofHours(hours.means(meaning));
  }

  /** So many whole seconds, {@code min} to {@code max}. */
  public Declared<Duration> seconds(String name, int standard, int min, int max) {
    Declared<Integer> seconds = whole(name, standard, min, max, "seconds");
    return meaning -> Duration.ofSeconds(seconds.means(meaning));
  }

  /** A finite number between {@code min} and {@code max}, both inclusive. */
  public Declared<Double> real(String name, double standard, double min, double max, String unit) {
    return meaning -> real(new Setting.Real(name, standard, min, max, unit, meaning));
  }

  /** A finite number between {@code min} and {@code max}; absent when nothing is set. */
  public Declared<OptionalDouble> realIfSet(String name, double min, double max, String unit) {
    return meaning -> real(new Setting.RealIfSet(name, min, max, unit, meaning));
  }

  /** An exact amount between {@code min} and {@code max}, both inclusive. */
  public Declared<BigDecimal> amount(
      String name, String standard, BigDecimal min, BigDecimal max, String unit) {
    BigDecimal exact = new BigDecimal(standard);
    return meaning -> amount(new Setting.Amount(name, exact, min, max, unit, meaning));
  }

  /** One of {@code words}, compared without regard to case. */
  public Declared<String> choice(String name, String standard, List<String> words) {
    return meaning -> choice(new Setting.Choice(name, standard, words, meaning));
  }

  /** One of an enum's constants, typed in small or in capital letters. */
  public <E extends Enum<E>> Declared<E> choice(String name, E standard) {
    E[] constants = standard.getDeclaringClass().getEnumConstants();
    String[] words = new String[constants.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = word(constants[i]);
    }
    List<String> all = List.of(words);
    Declared<String> word = choice(name, word(standard), all);
    return meaning -> constants[all.indexOf(word.means(meaning))];
  }

  /** {@code on} or {@code off}; off when nothing is set. */
  public Declared<Boolean> onOrOff(String name) {
    Declared<String> word = choice(name, "off", List.of("on", "off"));
    return meaning -> word.means(meaning).equals("on");
  }

  /** Yes or no, by one of the words that people type; no case matters. */
  public Declared<Boolean> yesOrNo(String name, boolean standard) {
    Declared<String> word = choice(name, standard ? "1" : "0", YES_OR_NO);
    return meaning -> YES.contains(word.means(meaning));
  }

  /**
   * Text that is always there.
   *
   * @param range what is accepted, as a person would say it
   * @param form what is accepted
   */
  public Declared<String> text(
      String name, String standard, String unit, String range, Pattern form) {
    Declared<Optional<String>> text = text(name, standard, false, unit, range, form);
    return meaning -> text.means(meaning).orElseThrow();
  }

  /** Text that may be absent, and is when nothing is set. */
  public Declared<Optional<String>> maybe(String name, String unit, String range, Pattern form) {
    return text(name, "", false, unit, range, form);
  }

  /** Text that is never shown; absent when nothing is set. */
  public Declared<Optional<String>> secret(String name, String unit) {
    return text(name, "", true, unit, "any text", ANY);
  }

  private Declared<Optional<String>> text(
      String name, String standard, boolean secret, String unit, String range, Pattern form) {
    return meaning -> {
      Setting.Text setting = new Setting.Text(name, standard, secret, unit, range, meaning);
      Optional<String> typed = raw(setting);
      if (typed.isPresent() && !form.matcher(typed.get()).matches()) {
        refuse(setting, typed, "");
      }
      return typed.isPresent() || standard.isEmpty() ? typed : Optional.of(standard);
    };
  }

  /** Whether something is typed for {@code name}. */
  public boolean isSet(String name) {
    return !values.getOrDefault(name, "").isBlank();
  }

  /** The value as typed, trimmed; empty when missing or blank. */
  public Optional<String> raw(Setting setting) {
    asked.putIfAbsent(setting.name(), setting);
    String text = values.getOrDefault(setting.name(), "").strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** A whole number in the setting's range; the default, with a problem left, when it is none. */
  public int whole(Setting.Whole setting) {
    Optional<String> text = raw(setting);
    if (text.isPresent() && WHOLE.matcher(text.get()).matches()) {
      int value = Integer.parseInt(text.get());
      if (value >= setting.min() && value <= setting.max()) {
        return value;
      }
    }
    refuse(setting, text, "a whole number ");
    return setting.defaultValue();
  }

  /** A finite number in the setting's range; the default, with a problem left, when it is none. */
  public double real(Setting.Real setting) {
    Optional<String> text = raw(setting);
    if (text.isPresent() && DECIMAL.matcher(text.get()).matches()) {
      double value = Double.parseDouble(text.get());
      if (value >= setting.min() && value <= setting.max()) {
        return value;
      }
    }
    refuse(setting, text, "a number ");
    return setting.defaultValue();
  }

  /** A finite number in the setting's range; absent when it is not set, or a problem was left. */
  public OptionalDouble real(Setting.RealIfSet setting) {
    Optional<String> text = raw(setting);
    if (text.isPresent() && DECIMAL.matcher(text.get()).matches()) {
      double value = Double.parseDouble(text.get());
      if (value >= setting.min() && value <= setting.max()) {
        return OptionalDouble.of(value);
      }
    }
    refuse(setting, text, "a number ");
    return OptionalDouble.empty();
  }

  /** An exact amount in the setting's range; the default, with a problem left, when it is none. */
  public BigDecimal amount(Setting.Amount setting) {
    Optional<String> text = raw(setting);
    if (text.isPresent() && DECIMAL.matcher(text.get()).matches()) {
      BigDecimal value = new BigDecimal(text.get());
      if (value.compareTo(setting.min()) >= 0 && value.compareTo(setting.max()) <= 0) {
        return value;
      }
    }
    refuse(setting, text, "an amount ");
    return setting.defaultValue();
  }

  /**
   * One of the setting's words, in the setting's own spelling; the default, with a problem left,
   * when it is none.
   */
  public String choice(Setting.Choice setting) {
    Optional<String> text = raw(setting);
    if (text.isPresent()) {
      String typed = text.get().toLowerCase(Locale.ROOT);
      for (String word : setting.words()) {
        if (word.toLowerCase(Locale.ROOT).equals(typed)) {
          return word;
        }
      }
    }
    refuse(setting, text, "one of ");
    return setting.defaultValue();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Remembers a problem that concerns {@code name}, for rules between several settings. */
  public void problem(String name, String what) {
    problems.add(name + " " + what);
  }

  /** All problems so far, each beginning with the variable's name. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /**
   * Ends the reading.
   *
   * @throws InvalidSettingsException with every problem, when there is one
   */
  public void throwIfInvalid() {
    if (!problems.isEmpty()) {
      throw new InvalidSettingsException(problems);
    }
  }

  /** A problem, unless nothing was typed. */
  private void refuse(Setting setting, Optional<String> text, String kind) {
    if (text.isPresent()) {
      String shown = setting.secret() ? "the value" : "\"" + text.get() + "\"";
      problems.add(setting.name() + " must be " + kind + setting.rangeText() + ", was " + shown);
    }
  }
}
