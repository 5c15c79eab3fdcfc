package com.iteradynamics.cli;

import java.util.Locale;

/** How many of something, in words: one of it is not several. */
public final class Counts {
  private Counts() {}

  /** {@code 1 hour}, {@code 0 hours}, {@code 3624 hours}. */
  public static String of(long count, String one) {
    return count + " " + noun(count, one);
  }

  /** The same with separators: {@code 3,624 hours}. */
  public static String grouped(long count, String one) {
    return String.format(Locale.ROOT, "%,d %s", count, noun(count, one));
  }

  /** The word alone: {@code hour} for one, else {@code hours}. */
  static String noun(long count, String one) {
    return count == 1 ? one : one + "s";
  }
}
