package com.iteradynamics.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a mistyped word was probably meant to be. */
public final class Suggestions {
  /** Characters that have to be typed of a word that is to be found by its beginning. */
  private static final int LEAST = 3;

  private Suggestions() {}

  /**
   * The candidate that differs least from {@code word}; else the only one that begins with it;
   * empty when there is none of these.
   */
  public static Optional<String> nearest(String word, Collection<String> candidates) {
    return candidates.stream()
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .filter(candidate -> distance(word, candidate) <= Math.max(1, word.length() / 3))
        .or(() -> begun(word, candidates));
  }

  private static Optional<String> begun(String word, Collection<String> candidates) {
    List<String> all = candidates.stream().filter(each -> each.startsWith(word)).toList();
    return word.length() >= LEAST && all.size() == 1
        ? Optional.of(all.getFirst())
        : Optional.empty();
  }

  /** The end of a sentence, {@code "; did you mean …?"}; empty when no candidate is near. */
  public static String hint(String word, Collection<String> candidates) {
    return nearest(word, candidates).map(near -> "; did you mean " + near + "?").orElse("");
  }

  /**
   * How many characters have to be inserted, deleted or changed, or swapped with their neighbor
   * (optimal string alignment).
   */
  private static int distance(String from, String to) {
    int[][] all = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        all[i][j] = i == 0 || j == 0 ? i + j : step(all, from, to, i, j);
      }
    }
    return all[from.length()][to.length()];
  }

  private static int step(int[][] all, String from, String to, int i, int j) {
    boolean same = from.charAt(i - 1) == to.charAt(j - 1);
    int least =
        Math.min(all[i - 1][j - 1] + (same ? 0 : 1), Math.min(all[i - 1][j], all[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(least, all[i - 2][j - 2] + 1) : least;
  }
}
