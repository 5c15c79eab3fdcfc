package com.iteradynamics.research.overfitting;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.RandomAccess;
import java.util.Set;

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
public record SelectionBias(
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
  public static Optional<SelectionBias> of(List<BlockMoments> trials, int mostSplits, long seed) {
    DistinctTrials distinct = DistinctTrials.of(trials);
    return of(trials.size(), distinct, mostSplits, seed);
  }

  private static Optional<SelectionBias> of(
      int all, DistinctTrials trials, int mostSplits, long seed) {
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

  private static SelectionBias of(
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
    return new SelectionBias(
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

  /**
   * The trials that differ from all before them. Two whose returns are the same are one choice,
   * however many parameters they differ in; counting both would make luck look more likely than it
   * is. Trials are read when they are asked for, as in the list that they come from.
   */
  private static final class DistinctTrials extends AbstractList<BlockMoments>
      implements RandomAccess {
    private final List<BlockMoments> all;
    private final int[] places;

    private DistinctTrials(List<BlockMoments> all, int[] places) {
      this.all = all;
      this.places = places;
    }

    /** Two hashes of all sums: with 128 bits no two different trials are taken for one. */
    private record Print(long one, long other) {}

    /** Those among {@code trials}. */
    static DistinctTrials of(List<BlockMoments> trials) {
      Set<Print> seen = new HashSet<>();
      int[] places = new int[trials.size()];
      int count = 0;
      int place = 0;
      for (BlockMoments trial : trials) {
        if (seen.add(print(trial))) {
          places[count++] = place;
        }
        place++;
      }
      return new DistinctTrials(trials, Arrays.copyOf(places, count));
    }

    private static Print print(BlockMoments trial) {
      long one = mixed(trial.periods());
      long other = mixed(trial.blocks() + 1L);
      for (double sum : trial.sums()) {
        // Adding 0 makes one zero of the two.
        long bits = Double.doubleToLongBits(sum + 0.0);
        one = mixed(one ^ bits);
        other = mixed(other + bits * 0xD1B54A32D192ED03L);
      }
      return new Print(one, other);
    }

    /** Stafford's mix 13. */
    private static long mixed(long value) {
      long z = value + 0x9E3779B97F4A7C15L;
      z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
      z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
      return z ^ (z >>> 31);
    }

    /** Where trial {@code i} of these stands among all. */
    int place(int i) {
      return places[i];
    }

    @Override
    public BlockMoments get(int i) {
      return all.get(places[i]);
    }

    @Override
    public int size() {
      return places.length;
    }
  }
}
