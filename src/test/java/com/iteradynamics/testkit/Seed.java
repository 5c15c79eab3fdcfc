package com.iteradynamics.testkit;

import java.util.Random;

/**
 * The seed of every random test: {@code -Dargus.seed=N} sets it, {@code -Dargus.seed=random} draws
 * one for each process of the tests, and without either it is the same in every run. A test that
 * fails prints it.
 */
public final class Seed {
  static final String PROPERTY = "argus.seed";

  /** A word in place of a number: another one in each run. */
  static final String RANDOM = "random";

  /** What continuous integration runs with. */
  static final long BY_DEFAULT = 1_637_961_846;

  private static final long VALUE = of(System.getProperty(PROPERTY, ""));

  private Seed() {}

  /** The seed, the same throughout the process. */
  public static long value() {
    return VALUE;
  }

  /** What to add to the command line for the same numbers again. */
  public static String option() {
    return "-D" + PROPERTY + "=" + VALUE;
  }

  /**
   * The seed of a property's text, which may be empty.
   *
   * @throws IllegalArgumentException when it is neither a number nor {@value #RANDOM}
   */
  static long of(String text) {
    try {
      return switch (text) {
        case "" -> BY_DEFAULT;
        case RANDOM -> drawn();
        default -> Long.parseLong(text);
      };
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "-D" + PROPERTY + " is a whole number or " + RANDOM + ", not " + text, e);
    }
  }

  @Unseeded("this is where seeds come from; the one drawn is printed when a test fails")
  private static long drawn() {
    return new Random().nextLong();
  }
}
