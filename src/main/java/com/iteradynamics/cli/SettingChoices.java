package com.iteradynamics.cli;

import com.iteradynamics.config.Suggestions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Words that were mistyped. */
public final class SettingChoices {
  private SettingChoices() {}

  /**
   * {@code word} itself, which has to be one of {@code known}.
   *
   * @throws CommandFailure with the nearest of them, when it is not
   */
  public static String choice(String option, String word, Collection<String> known) {
    if (known.contains(word)) {
      return word;
    }
    throw CommandFailure.usage(
        option
            + " must be one of "
            + String.join(", ", known)
            + ", was "
            + word
            + Suggestions.hint(word, known));
  }

  /**
   * The constant that {@code word} names, in small letters and with - for _.
   *
   * @throws CommandFailure with the nearest of them, when there is none
   */
  public static <E extends Enum<E>> E constant(String option, String word, Class<E> type) {
    Map<String, E> known = new LinkedHashMap<>();
    for (E each : type.getEnumConstants()) {
      known.put(each.name().toLowerCase(Locale.ROOT).replace('_', '-'), each);
    }
    return known.get(choice(option, word, known.keySet()));
  }
}
