package com.iteradynamics.research.overfitting;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How many independent trials a set of similar ones amounts to. Neighbours on a grid of parameters
 * do nearly the same; counting each of them makes the deflated Sharpe ratio too strict. This is an
 * estimate to show beside the figure for the real number, never in its place.
 */
final class EffectiveTrials {
  private EffectiveTrials() {}

  /**
   * r + (1 - r) N, where r is the mean correlation of two trials: Bailey and Lopez de Prado (2014,
   * as {@link DeflatedSharpe}), appendix 3. Correlations are those of the blocks' sums, which is
   * rough for a pair and less so for the mean of many; a mean below 0 counts as 0.
   *
   * @return 1..N; absent when fewer than two trials vary from block to block
   */
  static OptionalDouble of(List<BlockMoments> trials) {
    double[] sum = new double[trials.isEmpty() ? 0 : trials.getFirst().blocks()];
    long varying = 0;
    for (BlockMoments trial : trials) {
      varying += addDirection(trial, sum) ? 1 : 0;
    }
    if (varying < 2) {
      return OptionalDouble.empty();
    }
    double square = 0;
    for (double each : sum) {
      square += each * each;
    }
    double correlation = (square - varying) / ((double) varying * (varying - 1));
    double bounded = Math.min(1, Math.max(0, correlation));
    return OptionalDouble.of(bounded + (1 - bounded) * trials.size());
  }

  /** Adds the trial's deviations from its mean, brought to length 1; false when there are none. */
  private static boolean addDirection(BlockMoments trial, double[] sum) {
    double total = 0;
    for (int b = 0; b < sum.length; b++) {
      total += trial.sum(b);
    }
    double mean = total / trial.periods();
    double[] deviations = new double[sum.length];
    double squares = 0;
    for (int b = 0; b < sum.length; b++) {
      deviations[b] = trial.sum(b) - mean * trial.size(b);
      squares += deviations[b] * deviations[b];
    }
    if (SharpeSample.isFlat(total / sum.length, squares / sum.length)) {
      return false;
    }
    double length = Math.sqrt(squares);
    for (int b = 0; b < sum.length; b++) {
      sum[b] += deviations[b] / length;
    }
    return true;
  }
}
