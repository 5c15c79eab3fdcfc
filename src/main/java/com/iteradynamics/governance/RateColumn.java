package com.iteradynamics.governance;

import java.util.List;
import java.util.OptionalDouble;

/** How often something was so, up to each hour of a list. Immutable. */
final class RateColumn {
  private final int[] told;
  private final int[] so;

  private RateColumn(int[] told, int[] so) {
    this.told = told;
    this.so = so;
  }

  static RateColumn of(Rate rate, List<SeenHour> hours) {
    int[] told = new int[hours.size() + 1];
    int[] so = new int[hours.size() + 1];
    for (int i = 0; i < hours.size(); i++) {
      boolean tells = rate.tells(hours.get(i));
      told[i + 1] = told[i] + (tells ? 1 : 0);
      so[i + 1] = so[i] + (tells && rate.holds(hours.get(i)) ? 1 : 0);
    }
    return new RateColumn(told, so);
  }

  /** How many of the hours {@code from..to}, without {@code to}, tell whether it was so. */
  int told(int from, int to) {
    return told[to] - told[from];
  }

  /**
   * The share of these in which it was so.
   *
   * @param least how many have to tell, at least 1
   * @return 0..1; empty when fewer do
   */
  OptionalDouble share(int from, int to, int least) {
    int known = told(from, to);
    return known < least
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) (so[to] - so[from]) / known);
  }
}
