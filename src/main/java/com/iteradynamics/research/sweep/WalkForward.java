package com.iteradynamics.research.sweep;

import com.iteradynamics.research.BookCurve;
import com.iteradynamics.research.BookRun;
import com.iteradynamics.research.BreakEven;
import com.iteradynamics.research.PerformanceMetrics;
import com.iteradynamics.research.overfitting.WalkForwardFolds;
import com.iteradynamics.research.overfitting.WalkForwardFolds.Fold;
import com.iteradynamics.research.overfitting.WalkForwardFolds.Span;
import com.iteradynamics.settings.InvalidSettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.LongConsumer;

/**
 * What it would have brought to choose the best parameters of the past again and again: for every
 * fold all trials are run over its training, the best one is chosen there, and run over its test,
 * which it has never seen. Every test begins flat, with the cash to begin with.
 *
 * @param folds in the order of their tests
 * @param impossible trials whose settings do not go together
 * @param effects how many trials differ in their trainings, and which parameters changed none
 * @param outOfSample growth over all tests, one after the other: 1 is neither profit nor loss
 * @param efficiency yearly log growth of the tests / that of the trainings of what was chosen, the
 *     walk-forward efficiency (Pardo 2008): 1 when the future kept what the past promised; absent
 *     when the past promised nothing
 * @param breakEven the cost per side at which all tests, one after the other, end as cash and as
 *     holding in each test do
 */
public record WalkForward(
    List<Outcome> folds,
    long impossible,
    AxisEffects effects,
    double outOfSample,
    OptionalDouble efficiency,
    BreakEven breakEven) {
  public WalkForward {
    folds = List.copyOf(folds);
  }

  /**
   * One fold.
   *
   * @param trial the number of the trial that was best in the training
   * @param settings its settings
   * @param training its figures there
   * @param test its figures in the test
   * @param run what came of it in the test
   */
  public record Outcome(
      Fold fold,
      long trial,
      Map<String, String> settings,
      Training training,
      PerformanceMetrics test,
      BookRun run) {
    /** Its book. */
    BookCurve book() {
      return run.curve();
    }
  }

  /** The best trial of a fold's training so far. */
  private record Best(long trial, double figure, Training training) {}

  /** A trial in every fold's training; in none when its settings do not go together. */
  private record Tried(long trial, List<Training> trainings) {}

  /**
   * Runs walk-forward over {@code folds}.
   *
   * @param progress receives how many trials are done
   * @throws IllegalArgumentException when a fold has no trial with a figure to choose by
   */
  public static WalkForward run(
      SearchSpace space,
      TrialRunner runner,
      WalkForwardFolds folds,
      Objective goal,
      int threads,
      LongConsumer progress) {
    Best[] best = new Best[folds.folds().size()];
    long[] impossible = {0};
    AxisEffects effects = new AxisEffects(space);
    Sweep.inOrder(
        0,
        space.size(),
        threads,
        number -> tried(number, space, runner, folds),
        tried -> {
          choose(tried, goal, best);
          if (tried.trainings().isEmpty()) {
            impossible[0]++;
          } else {
            effects.see(space.settings(tried.trial()), tried.trainings().toString());
          }
          progress.accept(tried.trial() + 1);
        });
    List<Outcome> outcomes = new ArrayList<>();
    for (int f = 0; f < best.length; f++) {
      outcomes.add(tested(folds.folds().get(f), best[f], f, space, runner, goal));
    }
    BreakEven breakEven = runner.breakEven(outcomes.stream().map(Outcome::book).toList());
    return of(outcomes, impossible[0], effects, breakEven);
  }

  private static Tried tried(
      long number, SearchSpace space, TrialRunner runner, WalkForwardFolds folds) {
    try {
      TrialRunner.Prepared prepared = runner.prepared(space.settings(number));
      return new Tried(
          number, folds.folds().stream().map(fold -> trained(fold, prepared)).toList());
    } catch (InvalidSettingsException e) {
      return new Tried(number, List.of());
    }
  }

  private static Training trained(Fold fold, TrialRunner.Prepared prepared) {
    return new Training(
        fold.train().stream()
            .map(span -> PerformanceMetrics.of(prepared.run(span.from(), span.to()).curve()))
            .toList());
  }

  /** Of equal trials the first is kept. */
  private static void choose(Tried tried, Objective goal, Best[] best) {
    for (int f = 0; f < tried.trainings().size(); f++) {
      Training training = tried.trainings().get(f);
      OptionalDouble figure = training.figure(goal);
      if (figure.isPresent() && (best[f] == null || figure.getAsDouble() > best[f].figure())) {
        best[f] = new Best(tried.trial(), figure.getAsDouble(), training);
      }
    }
  }

  private static Outcome tested(
      Fold fold, Best best, int number, SearchSpace space, TrialRunner runner, Objective goal) {
    if (best == null) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "no trial can be chosen for fold %d: none has a %s in its training",
              number + 1,
              goal.word()));
    }
    Map<String, String> settings = space.settings(best.trial());
    Span test = fold.test();
    BookRun run = runner.run(settings, test.from(), test.to());
    return new Outcome(
        fold, best.trial(), settings, best.training(), PerformanceMetrics.of(run.curve()), run);
  }

  private static WalkForward of(
      List<Outcome> outcomes, long impossible, AxisEffects effects, BreakEven breakEven) {
    double promised =
        yearly(outcomes.stream().flatMap(each -> each.training().spans().stream()).toList());
    double kept = yearly(outcomes.stream().map(Outcome::test).toList());
    double growth =
        outcomes.stream()
            .mapToDouble(each -> 1 + each.test().totalReturn())
            .reduce(1, (a, b) -> a * b);
    return new WalkForward(
        outcomes,
        impossible,
        effects,
        growth,
        promised > 0 ? OptionalDouble.of(kept / promised) : OptionalDouble.empty(),
        breakEven);
  }

  /** Log growth of all together, a year. */
  private static double yearly(List<PerformanceMetrics> spans) {
    double growth = spans.stream().mapToDouble(each -> Math.log1p(each.totalReturn())).sum();
    return growth / spans.stream().mapToDouble(PerformanceMetrics::years).sum();
  }

  /**
   * A trial in the training data for one test: one span, or two when the test lies between them.
   *
   * @param spans its figures in each
   */
  public record Training(List<PerformanceMetrics> spans) {
    public Training {
      spans = List.copyOf(spans);
    }

    /**
     * What it is chosen by: the mean over the spans, each weighted by its hours; absent where one
     * is.
     */
    public OptionalDouble figure(Objective goal) {
      double sum = 0;
      double hours = 0;
      for (PerformanceMetrics each : spans) {
        OptionalDouble figure = goal.of(each);
        if (figure.isEmpty()) {
          return OptionalDouble.empty();
        }
        sum += figure.getAsDouble() * each.bars();
        hours += each.bars();
      }
      return OptionalDouble.of(sum / hours);
    }
  }
}
