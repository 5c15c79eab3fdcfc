package com.iteradynamics.settings;

import java.math.BigDecimal;
import java.util.List;

/**
 * One parameter that a person can set by environment variable, {@code .env} or {@code --set}.
 *
 * <p>{@link SettingsReader} makes it of the call that reads the parameter, which is the single
 * source of its default and of its range: {@code argus config} and {@code .env.example} are derived
 * from it.
 */
public sealed interface Setting {

  /** The environment variable's name, for example {@code REGIME_EMA_FAST}. */
  String name();

  /** What one unit of the value is, for example {@code candles}, {@code fraction}, {@code USD}. */
  String unit();

  /** What the parameter does, one sentence, for a person who has never met it. */
  String meaning();

  /** The default as a person would type it; empty when the parameter is absent by default. */
  String defaultText();

  /** The values that are accepted, as a person would say it, for example {@code 1..10000}. */
  String rangeText();

  /** Whether the value must never be shown. */
  default boolean secret() {
    return false;
  }

  /**
   * A whole number between {@code min} and {@code max}, both inclusive.
   *
   * @param name the environment variable's name
   * @param defaultValue what holds when nothing is set
   * @param min least value
   * @param max greatest value; {@code Integer.MAX_VALUE} for none
   * @param unit what one of it is
   * @param meaning what it does, one sentence
   */
  record Whole(String name, int defaultValue, int min, int max, String unit, String meaning)
      implements Setting {
    @Override
    public String defaultText() {
      return Integer.toString(defaultValue);
    }

    @Override
    public String rangeText() {
      return min + ".." + (max == Integer.MAX_VALUE ? "" : max);
    }
  }

  /**
   * A finite decimal number between {@code min} and {@code max}, both inclusive.
   *
   * @param name the environment variable's name
   * @param defaultValue what holds when nothing is set
   * @param min least value
   * @param max greatest value; {@code Double.MAX_VALUE} for none
   * @param unit what one of it is
   * @param meaning what it does, one sentence
   */
  record Real(String name, double defaultValue, double min, double max, String unit, String meaning)
      implements Setting {
    @Override
    public String defaultText() {
      return Double.toString(defaultValue);
    }

    @Override
    public String rangeText() {
      return min + ".." + (max == Double.MAX_VALUE ? "" : max);
    }
  }

  /**
   * A finite decimal number between {@code min} and {@code max}, both inclusive, or nothing: what
   * it is about is off then.
   *
   * @param name the environment variable's name
   * @param min least value
   * @param max greatest value
   * @param unit what one of it is
   * @param meaning what it does, one sentence
   */
  record RealIfSet(String name, double min, double max, String unit, String meaning)
      implements Setting {
    @Override
    public String defaultText() {
      return "";
    }

    @Override
    public String rangeText() {
      return min + ".." + max;
    }
  }

  /**
   * An exact amount, kept as the decimal that was typed.
   *
   * @param name the environment variable's name
   * @param defaultValue what holds when nothing is set
   * @param min least value
   * @param max greatest value
   * @param unit what one of it is
   * @param meaning what it does, one sentence
   */
  record Amount(
      String name,
      BigDecimal defaultValue,
      BigDecimal min,
      BigDecimal max,
      String unit,
      String meaning)
      implements Setting {
    @Override
    public String defaultText() {
      return defaultValue.toPlainString();
    }

    @Override
    public String rangeText() {
      return min.toPlainString() + ".." + max.toPlainString();
    }
  }

  /**
   * One of a few words, compared without regard to case.
   *
   * @param name the environment variable's name
   * @param defaultValue the word that holds when nothing is set
   * @param words all that are accepted
   * @param meaning what it does, one sentence
   */
  record Choice(String name, String defaultValue, List<String> words, String meaning)
      implements Setting {
    public Choice {
      words = List.copyOf(words);
    }

    @Override
    public String unit() {
      return "word";
    }

    @Override
    public String defaultText() {
      return defaultValue;
    }

    @Override
    public String rangeText() {
      return String.join(" | ", words);
    }
  }

  /**
   * Text; absent when not set and the default is empty. Whoever reads it checks what {@code
   * rangeText} promises.
   *
   * @param name the environment variable's name
   * @param defaultValue what holds when nothing is set; empty for nothing
   * @param secret whether it must never be shown
   * @param unit what it is, for example {@code URL}
   * @param rangeText what is accepted, as a person would say it
   * @param meaning what it does, one sentence
   */
  record Text(
      String name,
      String defaultValue,
      boolean secret,
      String unit,
      String rangeText,
      String meaning)
      implements Setting {

    @Override
    public String defaultText() {
      return defaultValue;
    }
  }
}
