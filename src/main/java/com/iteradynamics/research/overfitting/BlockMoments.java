package com.iteradynamics.research.overfitting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The returns of one trial, summed up in blocks of time: all that {@link OverfittingProbability}
 * and {@link DeflatedSharpe} need of them, in 16 bytes a block, so that a hundred thousand trials
 * fit where their returns would not.
 *
 * <p>Block b of S holds the returns from b T / S to (b + 1) T / S, rounded down, so that sizes
 * differ by one at most and none is dropped. Returns are taken to be small beside 1 and not all
 * alike, as those of an hour are: sums of squares would lose digits otherwise.
 */
public final class BlockMoments {
  private final int periods;
  private final double[] sums;
  private final double[] squares;
  private double cubes;
  private double fourths;

  private BlockMoments(int periods, int blocks) {
    Splits.check(blocks);
    if (periods < 2 * blocks) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "too few returns: %d blocks need %d, there are %d",
              blocks,
              2 * blocks,
              periods));
    }
    this.periods = periods;
    sums = new double[blocks];
    squares = new double[blocks];
  }

  /**
   * Those of {@code returns}.
   *
   * @param returns at least two a block
   * @param blocks 2..{@value Splits#MOST_BLOCKS}, even
   * @throws IllegalArgumentException when they cannot be split so, or one of them is not finite
   */
  public static BlockMoments of(double[] returns, int blocks) {
    BlockMoments moments = new BlockMoments(returns.length, blocks);
    for (int b = 0; b < blocks; b++) {
      moments.addBlock(returns, b);
    }
    if (!Double.isFinite(moments.fourths)) {
      for (int i = 0; i < returns.length; i++) {
        SharpeSample.finite(returns[i], i);
      }
    }
    return moments;
  }

  private void addBlock(double[] returns, int b) {
    double sum = 0;
    double second = 0;
    // Local like the others: a field would be written to memory at every return.
    double third = cubes;
    double fourth = fourths;
    int end = start(b + 1);
    for (int i = start(b); i < end; i++) {
      double value = returns[i];
      double square = value * value;
      sum += value;
      second += square;
      third += square * value;
      fourth += square * square;
    }
    sums[b] = sum;
    squares[b] = second;
    cubes = third;
    fourths = fourth;
  }

  /** How many numbers {@link #sums()} has for so many blocks. */
  public static int sumsOf(int blocks) {
    return 2 * blocks + 2;
  }

  /** All sums, to be kept in a file. */
  public double[] sums() {
    double[] all = Arrays.copyOf(sums, sumsOf(sums.length));
    System.arraycopy(squares, 0, all, sums.length, squares.length);
    all[2 * sums.length] = cubes;
    all[2 * sums.length + 1] = fourths;
    return all;
  }

  /**
   * Those of a trial of which {@link #sums()} were kept.
   *
   * @throws IllegalArgumentException when that is not how many there are, or one is not finite
   */
  public static BlockMoments ofSums(int periods, int blocks, double[] kept) {
    BlockMoments moments = new BlockMoments(periods, blocks);
    if (kept.length != sumsOf(blocks) || !Arrays.stream(kept).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("these are not the sums of " + blocks + " blocks");
    }
    System.arraycopy(kept, 0, moments.sums, 0, blocks);
    System.arraycopy(kept, blocks, moments.squares, 0, blocks);
    moments.cubes = kept[2 * blocks];
    moments.fourths = kept[2 * blocks + 1];
    return moments;
  }

  /** How many returns there are. */
  public int periods() {
    return periods;
  }

  /** How many blocks there are. */
  public int blocks() {
    return sums.length;
  }

  /** The Sharpe ratio of all returns; absent when they do not vary. */
  public Optional<SharpeSample> sharpe() {
    double n = periods;
    double mean = Arrays.stream(sums).sum() / n;
    double square = Arrays.stream(squares).sum();
    double variance = square - n * mean * mean;
    double third = cubes - 3 * mean * square + 2 * n * mean * mean * mean;
    double fourth =
        fourths - 4 * mean * cubes + 6 * mean * mean * square - 3 * n * mean * mean * mean * mean;
    return SharpeSample.ofCentral(periods, mean, variance, third, fourth);
  }

  /** The sum of the returns of block {@code b}. */
  double sum(int b) {
    return sums[b];
  }

  /** The sum of their squares. */
  double squares(int b) {
    return squares[b];
  }

  /** How many returns block {@code b} has. */
  int size(int b) {
    return start(b + 1) - start(b);
  }

  private int start(int b) {
    return (int) ((long) b * periods / sums.length);
  }
}
