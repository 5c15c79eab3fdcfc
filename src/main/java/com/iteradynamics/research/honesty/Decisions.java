package com.iteradynamics.research.honesty;

import java.util.function.BiPredicate;

/** How much there was to compare: answers that are always the same show nothing. */
final class Decisions {
  private Decisions() {}

  /**
   * At how many candles of {@code start} to {@code end - 1} one of the layers decides otherwise
   * than at the one before. The first change of each is left out, since it may be the end of its
   * warm-up.
   */
  static long of(Said[] said, int start, int end) {
    long labels = changes(said, start, end, Said::hasLabelOf);
    long intents = changes(said, start, end, Said::wantsAs);
    return Math.max(0, Math.max(labels, intents) - 1);
  }

  private static long changes(Said[] said, int start, int end, BiPredicate<Said, Said> same) {
    long changes = 0;
    for (int i = start + 1; i < end; i++) {
      changes += same.test(said[i - 1], said[i]) ? 0 : 1;
    }
    return changes;
  }
}
