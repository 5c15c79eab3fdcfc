package com.iteradynamics.research.validation;

import java.util.function.BiPredicate;

/**
 * How much there was to compare: answers that are always the same show nothing.
 *
 * @param regime at how many candles Layer 1 says otherwise than at the one before
 * @param strategy at how many Layer 2 does
 */
public record DecisionCounts(long regime, long strategy) {
  static final DecisionCounts NONE = new DecisionCounts(0, 0);

  /** The layer that decided more often. */
  public long most() {
    return Math.max(regime, strategy);
  }

  /**
   * Counts at the candles of {@code start} to {@code end - 1}. The first change of each layer is
   * left out, since it may be the end of its warm-up; so is what Layer 2 makes of the end of Layer
   * 1's.
   */
  static DecisionCounts of(LayerOutput[] said, int start, int end) {
    int label = next(said, start, end, LayerOutput::hasLabelOf);
    int intent = next(said, start, end, LayerOutput::wantsAs);
    long strategy = changes(said, intent, end, LayerOutput::wantsAs);
    boolean warming = label > intent && label < end && !said[label - 1].wantsAs(said[label]);
    return new DecisionCounts(
        changes(said, label, end, LayerOutput::hasLabelOf), warming ? strategy - 1 : strategy);
  }

  /** How often {@code said} changes after {@code from}, which may be {@code end}. */
  private static long changes(
      LayerOutput[] said, int from, int end, BiPredicate<LayerOutput, LayerOutput> same) {
    long changes = 0;
    for (int i = next(said, from, end, same); i < end; i = next(said, i, end, same)) {
      changes++;
    }
    return changes;
  }

  /** The first candle after {@code from} that differs from the one before. */
  private static int next(
      LayerOutput[] said, int from, int end, BiPredicate<LayerOutput, LayerOutput> same) {
    int i = Math.min(from + 1, end);
    while (i < end && same.test(said[i - 1], said[i])) {
      i++;
    }
    return i;
  }
}
