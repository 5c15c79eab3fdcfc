package com.iteradynamics.model.forest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Grows random forests (L. Breiman, "Random Forests", Machine Learning 45, 2001): each tree from a
 * bootstrap sample of the rows, each split the best by Gini impurity among a few features drawn at
 * random.
 */
public final class ForestTrainer {
  /** With fewer samples there is nothing to learn. */
  public static final int FEWEST_SAMPLES = 200;

  private ForestTrainer() {}

  /**
   * The forest of these samples: the same for the same seed, whatever the number of threads.
   *
   * @param threads how many trees are grown at the same time, &gt;= 1
   * @throws UntrainableException when there are too few samples, or all say the same
   */
  public static Forest train(Samples samples, ForestParameters parameters, int threads)
      throws UntrainableException {
    check(samples);
    SortedSamples sorted = new SortedSamples(samples);
    if (IntStream.range(0, Feature.NAMES.size()).allMatch(sorted::constant)) {
      throw new UntrainableException("every feature has one value only");
    }
    List<Tree> trees = new ArrayList<>(parameters.trees());
    SplittableRandom seeds = new SplittableRandom(parameters.seed());
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<Tree>> begun = new ArrayList<>(parameters.trees());
      for (int t = 0; t < parameters.trees(); t++) {
        SplittableRandom random = seeds.split();
        begun.add(pool.submit(() -> new TreeGrower(sorted, parameters, random).grow()));
      }
      for (Future<Tree> tree : begun) {
        trees.add(got(tree));
      }
    }
    return new Forest(trees);
  }

  private static void check(Samples samples) throws UntrainableException {
    if (samples.size() < FEWEST_SAMPLES) {
      throw new UntrainableException(
          String.format(
                  Locale.ROOT,
                  "%s too few to learn from; at least %d hours need a value of each feature and a",
                  samples.size() == 1 ? "1 sample is" : samples.size() + " samples are",
                  FEWEST_SAMPLES)
              + " close 24 hours later");
    }
    double up = samples.shareUp();
    if (up == 0 || up == 1) {
      throw new UntrainableException(
          "the close was " + (up == 1 ? "always" : "never") + " higher 24 hours later");
    }
  }

  private static Tree got(Future<Tree> tree) {
    try {
      return tree.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a tree could not be grown", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while trees were grown", e);
    }
  }
}
