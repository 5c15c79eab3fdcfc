package com.iteradynamics.model.evaluation;

import com.iteradynamics.model.forest.Check;
import com.iteradynamics.model.forest.Forest;
import com.iteradynamics.model.forest.Samples;
import com.iteradynamics.model.forest.UntrainableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How good a way of learning was on times that it was not trained on: walk-forward. The second half
 * of the time is cut into tests of equal length; for each, the model learns anew from all that came
 * before.
 *
 * <p>Between a training and its test lie {@link #GAP}. The first half of it, the span of a label,
 * the <em>purge</em>, keeps labels of the training from being made of prices of the test. As much
 * again, the <em>embargo</em>, keeps the features of the first tested hours, which look back, from
 * being nearly those of the last learnt ones (Lopez de Prado, Advances in Financial Machine
 * Learning, 2018, chapter 7). Nothing after a test is ever learnt from for it.
 *
 * @param folds in the order of their tests
 * @param all the forecasts of all tests judged together, each beside its own fold's base rate
 */
public record HeldOut(List<Fold> folds, Evaluation all) {
  /** Nothing is learnt from this long before the first forecast of a test: purge and embargo. */
  public static final Duration GAP = Samples.HORIZON.multipliedBy(2);

  /** Rows that a training has at least: 20 times as many as a tree of the depth 5 has leaves. */
  public static final int LEAST_TRAINING = 640;

  /** Rows that a test has at least: a week's. */
  public static final int LEAST_TEST = 168;

  public HeldOut {
    folds = List.copyOf(folds);
  }

  /** Makes a forecaster of rows. */
  @FunctionalInterface
  public interface Learner {
    /**
     * Learns from {@code training} alone.
     *
     * @throws UntrainableException when that is too little
     */
    Rule learn(Samples training) throws UntrainableException;
  }

  /** What a learner learnt. */
  @FunctionalInterface
  public interface Rule {
    /** The probability, 0..1, that the price rises after {@code row}. */
    double probability(Samples rows, int row);

    /** What {@code forest} says of a row. */
    static Rule of(Forest forest) {
      return (rows, row) -> forest.probability(rows.features(row));
    }
  }

  /**
   * One test.
   *
   * @param trainedTo the last hour that was learnt from
   * @param trainedRows how many were
   * @param baseRate the share of rises among them: climatology
   */
  public record Fold(Instant trainedTo, int trainedRows, double baseRate, Evaluation test) {}

  /**
   * Runs the walk-forward.
   *
   * @param samples in order of time
   * @param tests how many, &gt;= 1
   * @throws UntrainableException when there is too little to learn from or to test on
   */
  public static HeldOut of(Samples samples, int tests, Learner learner)
      throws UntrainableException {
    Check.that(tests >= 1, "there must be >= 1 tests, were %d", tests);
    if (samples.size() < LEAST_TRAINING + LEAST_TEST) {
      throw new UntrainableException(
          String.format(
              Locale.ROOT,
              "%s too few to learn from and to test on: it takes %d, which a month and a half have",
              samples.size() == 1 ? "1 row is" : samples.size() + " rows are",
              LEAST_TRAINING + LEAST_TEST));
    }
    List<Fold> folds = new ArrayList<>();
    List<ForecastLog> logs = new ArrayList<>();
    for (int test = 0; test < tests; test++) {
      Samples training = samples.rows(0, firstFrom(samples, edge(samples, tests, test).minus(GAP)));
      Samples tested =
          samples.rows(
              firstFrom(samples, edge(samples, tests, test)),
              firstFrom(samples, edge(samples, tests, test + 1)));
      check(test, tests, training, tested);
      ForecastLog log = forecasts(tested, learner.learn(training), training.shareUp());
      logs.add(log);
      folds.add(
          new Fold(
              training.at(training.size() - 1),
              training.size(),
              training.shareUp(),
              log.evaluated()));
    }
    return new HeldOut(folds, ForecastLog.joined(logs).evaluated());
  }

  /** The forecasts of {@code rule} for {@code rows}, at least one, beside one base rate. */
  public static ForecastLog forecasts(Samples rows, Rule rule, double baseRate) {
    int size = rows.size();
    long[] seconds = new long[size];
    double[] forecasts = new double[size];
    double[] climatology = new double[size];
    boolean[] up = new boolean[size];
    for (int row = 0; row < size; row++) {
      seconds[row] = rows.at(row).getEpochSecond();
      forecasts[row] = rule.probability(rows, row);
      climatology[row] = baseRate;
      up[row] = rows.up(row);
    }
    return ForecastLog.of(seconds, forecasts, climatology, up);
  }

  /** Index of the first row at {@code time} or later; their number when there is none. */
  public static int firstFrom(Samples rows, Instant time) {
    int from = 0;
    int to = rows.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (rows.at(middle).isBefore(time)) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** The figures for a model's card. */
  public Map<String, Double> metrics() {
    return all.metrics();
  }

  /** Where a test begins; after the last one, where it ends. */
  private static Instant edge(Samples samples, int tests, int test) {
    long first = samples.at(0).getEpochSecond();
    long end = samples.at(samples.size() - 1).getEpochSecond() + 1;
    long half = first + (end - first) / 2;
    return Instant.ofEpochSecond(half + (end - half) * test / tests);
  }

  private static void check(int test, int tests, Samples training, Samples tested)
      throws UntrainableException {
    if (training.size() < LEAST_TRAINING || tested.size() < LEAST_TEST) {
      throw new UntrainableException(
          String.format(
              Locale.ROOT,
              "test %d of %d has %d %s, and %d to learn from before it: too few, it takes %d and"
                  + " %d",
              test + 1,
              tests,
              tested.size(),
              tested.size() == 1 ? "row" : "rows",
              training.size(),
              LEAST_TEST,
              LEAST_TRAINING));
    }
  }
}
