package com.iteradynamics.research.validation;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Candles drawn at random. */
final class RandomIndices {
  private RandomIndices() {}

  /**
   * Different ones, in order, each as likely as any other.
   *
   * @param from the first that may be drawn
   * @param end the one after the last
   * @param wanted how many; all if there are fewer
   */
  static List<Integer> drawn(int from, int end, int wanted, long seed) {
    Random random = new Random(seed);
    Set<Integer> places = new TreeSet<>();
    while (places.size() < Math.min(wanted, end - from)) {
      places.add(from + random.nextInt(end - from));
    }
    return List.copyOf(places);
  }
}
