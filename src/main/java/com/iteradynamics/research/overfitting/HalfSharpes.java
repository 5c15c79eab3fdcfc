package com.iteradynamics.research.overfitting;

import java.util.List;
import java.util.Locale;

/**
 * The Sharpe ratios of a trial in any half of its blocks, by adding up two prepared sums: one of
 * the blocks of the lower numbers, one of the rest. Nothing is ever subtracted, so that a half has
 * the same ratio however it is reached.
 */
final class HalfSharpes {
  private final int lowBlocks;
  private final int lowMask;
  private final double[] lowSums;
  private final double[] lowSquares;
  private final double[] highSums;
  private final double[] highSquares;
  private final int[] lowCounts;
  private final int[] highCounts;

  /** For trials split as {@code like} is. */
  HalfSharpes(BlockMoments like) {
    lowBlocks = like.blocks() / 2;
    int highBlocks = like.blocks() - lowBlocks;
    lowMask = (1 << lowBlocks) - 1;
    lowSums = new double[1 << lowBlocks];
    lowSquares = new double[1 << lowBlocks];
    highSums = new double[1 << highBlocks];
    highSquares = new double[1 << highBlocks];
    lowCounts = new int[1 << lowBlocks];
    highCounts = new int[1 << highBlocks];
    for (int set = 1; set < lowCounts.length; set++) {
      int lowest = Integer.numberOfTrailingZeros(set);
      lowCounts[set] = lowCounts[set & (set - 1)] + like.size(lowest);
    }
    for (int set = 1; set < highCounts.length; set++) {
      int lowest = Integer.numberOfTrailingZeros(set);
      highCounts[set] = highCounts[set & (set - 1)] + like.size(lowBlocks + lowest);
    }
  }

  /**
   * @throws IllegalArgumentException when trials have different numbers of returns or blocks
   */
  static void check(List<BlockMoments> trials) {
    BlockMoments first = trials.getFirst();
    for (int t = 0; t < trials.size(); t++) {
      BlockMoments trial = trials.get(t);
      if (trial.periods() != first.periods() || trial.blocks() != first.blocks()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "trial %d has %d returns in %d blocks, trial 0 has %d in %d",
                t,
                trial.periods(),
                trial.blocks(),
                first.periods(),
                first.blocks()));
      }
    }
  }

  /** From now on the ratios are those of {@code trial}. */
  void use(BlockMoments trial) {
    for (int set = 1; set < lowSums.length; set++) {
      int block = Integer.numberOfTrailingZeros(set);
      int others = set & (set - 1);
      lowSums[set] = lowSums[others] + trial.sum(block);
      lowSquares[set] = lowSquares[others] + trial.squares(block);
    }
    for (int set = 1; set < highSums.length; set++) {
      int block = lowBlocks + Integer.numberOfTrailingZeros(set);
      int others = set & (set - 1);
      highSums[set] = highSums[others] + trial.sum(block);
      highSquares[set] = highSquares[others] + trial.squares(block);
    }
  }

  /**
   * The Sharpe ratio in the blocks of {@code half}, per period; 0 where returns do not vary.
   *
   * @param half the blocks as a bit mask: bit b is set when block b is in it; at least one
   */
  double of(int half) {
    int low = half & lowMask;
    int high = half >>> lowBlocks;
    double count = lowCounts[low] + highCounts[high];
    double sum = lowSums[low] + highSums[high];
    double squares = lowSquares[low] + highSquares[high];
    double mean = sum / count;
    double variance = (squares - sum * mean) / (count - 1);
    return SharpeSample.isFlat(mean, variance) ? 0 : mean / Math.sqrt(variance);
  }
}
