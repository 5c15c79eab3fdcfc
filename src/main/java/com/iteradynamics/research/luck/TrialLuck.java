package com.iteradynamics.research.luck;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What luck there may be in the best of many trials: all figures of this package for one search.
 *
 * <p>Trials whose returns are the same in every block are one choice, and count once in all
 * figures. What there is to correct for is choosing; of one distinct trial nothing was chosen.
 *
 * @param trials how many there were, all of them
 * @param distinct how many of them differ from all before them, 1..trials
 * @param best the place of the trial with the highest Sharpe ratio, the first of equal ones, from 0
 * @param sample that ratio, per period
 * @param varianceOfSharpes variance (n - 1) of the trials' Sharpe ratios per period; a trial whose
 *     returns do not vary counts with 0, as one that did nothing
 * @param probabilistic the probability that the best trial earns anything, as if it had been the
 *     only one
 * @param deflated the same against the best of as many distinct trials without skill; absent of one
 * @param effectiveTrials estimate of how many independent trials the distinct ones amount to
 * @param deflatedByEffective the deflated Sharpe ratio for that many, to be shown beside the other
 * @param overfitting absent of one distinct trial
 */
public record TrialLuck(
    int trials,
    int distinct,
    int best,
    SharpeSample sample,
    double varianceOfSharpes,
    OptionalDouble probabilistic,
    Optional<DeflatedSharpe> deflated,
    OptionalDouble effectiveTrials,
    Optional<DeflatedSharpe> deflatedByEffective,
    Optional<OverfittingProbability> overfitting) {

  /**
   * Of {@code trials}, all that were made: leaving the bad ones out makes luck look like skill.
   *
   * @param mostSplits as in {@link OverfittingProbability#of}
   * @param seed as there
   * @return absent when there is no trial whose returns vary
   * @throws IllegalArgumentException when trials differ in their returns or blocks
   */
  public static Optional<TrialLuck> of(List<BlockMoments> trials, int mostSplits, long seed) {
    DistinctTrials distinct = DistinctTrials.of(trials);
    return of(trials.size(), distinct, mostSplits, seed);
  }

  private static Optional<TrialLuck> of(int all, DistinctTrials trials, int mostSplits, long seed) {
    int best = -1;
    SharpeSample sample = null;
    double mean = 0;
    double squares = 0;
    for (int t = 0; t < trials.size(); t++) {
      Optional<SharpeSample> found = trials.get(t).sharpe();
      double sharpe = found.map(SharpeSample::sharpe).orElse(0.0);
      if (found.isPresent() && (sample == null || sharpe > sample.sharpe())) {
        best = t;
        sample = found.get();
      }
      double distance = sharpe - mean;
      mean += distance / (t + 1);
      squares += distance * (sharpe - mean);
    }
    if (sample == null) {
      return Optional.empty();
    }
    double variance = trials.size() < 2 ? 0 : squares / (trials.size() - 1);
    return Optional.of(of(all, trials, best, sample, variance, mostSplits, seed));
  }

  private static TrialLuck of(
      int all,
      DistinctTrials trials,
      int best,
      SharpeSample sample,
      double variance,
      int mostSplits,
      long seed) {
    Optional<OverfittingProbability> overfitting =
        OverfittingProbability.of(trials, mostSplits, seed);
    OptionalDouble effective = EffectiveTrials.of(trials);
    return new TrialLuck(
        all,
        trials.size(),
        trials.place(best),
        sample,
        variance,
        ProbabilisticSharpe.above(0, sample),
        DeflatedSharpe.of(sample, trials.size(), variance),
        effective,
        effective.isEmpty()
            ? Optional.empty()
            : DeflatedSharpe.of(sample, effective.getAsDouble(), variance),
        overfitting);
  }
}
