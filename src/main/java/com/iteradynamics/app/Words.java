package com.iteradynamics.app;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Words that were mistyped. */
final class Words {
  private Words() {}

  /** The candidate that differs least from {@code word}; empty when even that differs much. */
  static Optional<String> nearest(String word, Collection<String> candidates) {
    return candidates.stream()
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .filter(candidate -> distance(word, candidate) <= Math.max(1, word.length() / 3));
  }

  /**
   * {@code word} itself, which has to be one of {@code known}.
   *
   * @throws CommandFailure with the nearest of them, when it is not
   */
  static String choice(String option, String word, Collection<String> known) {
    if (known.contains(word)) {
      return word;
    }
    throw CommandFailure.usage(
        option
            + " must be one of "
            + String.join(", ", known)
            + ", was "
            + word
            + nearest(word, known).map(near -> "; did you mean " + near + "?").orElse(""));
  }

  /**
   * The constant that {@code word} names, in small letters and with - for _.
   *
   * @throws CommandFailure with the nearest of them, when there is none
   */
  static <E extends Enum<E>> E constant(String option, String word, Class<E> type) {
    Map<String, E> known = new LinkedHashMap<>();
    for (E each : type.getEnumConstants()) {
      known.put(each.name().toLowerCase(Locale.ROOT).replace('_', '-'), each);
    }
    return known.get(choice(option, word, known.keySet()));
  }

  /** How many characters have to be put in, taken out or changed (Levenshtein). */
  static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
