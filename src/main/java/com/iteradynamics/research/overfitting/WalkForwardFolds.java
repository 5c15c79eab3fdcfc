package com.iteradynamics.research.overfitting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * Which candles are learnt from and which are tested on, so that no test has been seen before.
 *
 * <p>Two things leak from a test into what is learnt. A trade that is opened at the end of the
 * training ends in the test: <em>purge</em> drops so many candles from the end of the training
 * before a test. And what follows a test still shows it, in positions and indicators:
 * <em>embargo</em> drops so many candles after a test from a training that comes later than it. A
 * walk-forward trains on what came before alone, its earlier tests included, and needs no embargo.
 * (Lopez de Prado, Advances in Financial Machine Learning, 2018, chapter 7.)
 *
 * @param folds in the order of their tests, at least one; tests never overlap
 * @param untested candles at the end that do not fill one more test, &gt;= 0
 */
public record WalkForwardFolds(List<Fold> folds, int untested) {
  public WalkForwardFolds {
    folds = List.copyOf(folds);
  }

  /**
   * Candles that follow each other.
   *
   * @param from the first one's index
   * @param to the index after the last one's, &gt; from
   */
  public record Span(int from, int to) {
    /**
     * @throws IllegalArgumentException when it is empty or begins before the candles
     */
    public Span {
      if (from < 0 || to <= from) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "no span: [%d, %d)", from, to));
      }
    }

    /** How many candles. */
    public int size() {
      return to - from;
    }

    private Optional<Span> on(IntUnaryOperator candle) {
      int first = candle.applyAsInt(from);
      int end = candle.applyAsInt(to);
      return first < end ? Optional.of(new Span(first, end)) : Optional.empty();
    }
  }

  /**
   * One test and what may be learnt from for it.
   *
   * @param train one span before the test, or one after it, or both, in order
   * @param test tested on
   */
  public record Fold(List<Span> train, Span test) {
    public Fold {
      train = List.copyOf(train);
    }
  }

  /**
   * Windows that move with the test: the training is always as long. The first training begins at
   * {@code start}, and each test where the one before ended.
   *
   * @param start index of the first candle, &gt;= 0
   * @param end index after the last candle
   * @param train candles of a training, &gt;= 1
   * @param test candles of a test, &gt;= 1
   * @param purge candles between a training and its test, &gt;= 0
   * @throws IllegalArgumentException that names all that cannot be, or says how many candles are
   *     missing
   */
  public static WalkForwardFolds rolling(int start, int end, int train, int test, int purge) {
    return folds(start, end, train, test, purge, true);
  }

  /**
   * Windows whose training always begins at {@code start}, and so grows with every test.
   *
   * @param train candles of the first training, &gt;= 1
   * @throws IllegalArgumentException as {@link #rolling}
   */
  public static WalkForwardFolds anchored(int start, int end, int train, int test, int purge) {
    return folds(start, end, train, test, purge, false);
  }

  private static WalkForwardFolds folds(
      int start, int end, int train, int test, int purge, boolean rolling) {
    List<String> problems = new ArrayList<>();
    atLeast(1, "train", train, problems);
    atLeast(1, "test", test, problems);
    atLeast(0, "purge", purge, problems);
    inOrder(start, end, problems);
    refuse(problems);
    long needed = (long) train + purge + test;
    if (needed > end - start) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "too few candles: a training of %d, a purge of %d and a test of %d need %d, there are %d",
              train,
              purge,
              test,
              needed,
              end - start));
    }
    List<Fold> folds = new ArrayList<>();
    int tested = start + train + purge;
    for (; end - tested >= test; tested += test) {
      int learnt = tested - purge;
      Span training = new Span(rolling ? learnt - train : start, learnt);
      folds.add(new Fold(List.of(training), new Span(tested, tested + test)));
    }
    return new WalkForwardFolds(folds, end - tested);
  }

  /**
   * Folds of hours as folds of the candles that opened in them. A training or a test without a
   * candle is left out; {@code untested} stays in hours.
   *
   * @param candle index of the first candle at or after an hour
   * @throws IllegalArgumentException when nothing is left
   */
  public WalkForwardFolds onCandles(IntUnaryOperator candle) {
    List<Fold> left = new ArrayList<>();
    for (Fold fold : folds) {
      List<Span> train = fold.train().stream().flatMap(span -> span.on(candle).stream()).toList();
      fold.test()
          .on(candle)
          .filter(test -> !train.isEmpty())
          .ifPresent(test -> left.add(new Fold(train, test)));
    }
    if (left.isEmpty()) {
      throw new IllegalArgumentException("no fold has candles in its training and in its test");
    }
    return new WalkForwardFolds(left, untested);
  }

  /**
   * Cross-validation: {@code count} tests that together are all candles, each with everything else
   * as its training, less purge and embargo. Tests differ in length by one candle at most. A
   * strategy is tested there on a past that came before what it learnt, which no walk-forward does.
   *
   * @param count how many tests, &gt;= 2
   * @param purge candles dropped before a test, &gt;= 0
   * @param embargo candles dropped after a test, &gt;= 0
   * @throws IllegalArgumentException that names all that cannot be, or the test that nothing would
   *     be left to learn for
   */
  public static WalkForwardFolds crossValidation(
      int start, int end, int count, int purge, int embargo) {
    List<String> problems = new ArrayList<>();
    atLeast(2, "tests", count, problems);
    atLeast(0, "purge", purge, problems);
    atLeast(0, "embargo", embargo, problems);
    inOrder(start, end, problems);
    if (problems.isEmpty() && end - start < count) {
      problems.add("too few candles: " + count + " tests, there are " + (end - start));
    }
    refuse(problems);
    List<Fold> folds = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      Span test = new Span(edge(start, end, count, k), edge(start, end, count, k + 1));
      folds.add(new Fold(context(start, end, test, purge, embargo), test));
    }
    return new WalkForwardFolds(folds, 0);
  }

  private static List<Span> context(int start, int end, Span test, int purge, int embargo) {
    List<Span> train = new ArrayList<>();
    if (test.from() - (long) purge > start) {
      train.add(new Span(start, test.from() - purge));
    }
    if (test.to() + (long) embargo < end) {
      train.add(new Span(test.to() + embargo, end));
    }
    if (train.isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "no training candles are left for the test [%d, %d): purge %d, embargo %d, candles %d",
              test.from(),
              test.to(),
              purge,
              embargo,
              end - start));
    }
    return train;
  }

  private static int edge(int start, int end, int count, int k) {
    return start + (int) ((long) k * (end - start) / count);
  }

  private static void atLeast(int least, String name, int value, List<String> problems) {
    if (value < least) {
      problems.add(name + " must be >= " + least + ", was " + value);
    }
  }

  private static void inOrder(int start, int end, List<String> problems) {
    atLeast(0, "start", start, problems);
    if (end <= start) {
      problems.add("end must be after start, was [" + start + ", " + end + ")");
    }
  }

  private static void refuse(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }
}
