package com.iteradynamics.research.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.research.PerformanceMetrics;
import com.iteradynamics.research.overfitting.WalkForwardFolds;
import com.iteradynamics.research.overfitting.WalkForwardFolds.Span;
import com.iteradynamics.testkit.Tapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What is chosen in a training, and what it does in the test behind it. */
class WalkForwardTest {
  private static final CandleSeries TAPE = Tapes.random(43, 3_000);
  private static final SearchSpace SPACE =
      new SearchSpace.Grid(
          List.of(
              Axis.parse("SG_TREND_PROBE_EMA_FAST=5,10,20,40"),
              Axis.parse("PRIME_MAX_EXPOSURE=0.2,0.9")));
  private static final Map<String, String> FREE =
      Map.of("PAPER_FEE_BPS", "0", "PRIME_DD_KILL", "0.9", "PRIME_DD_HARD", "0.8");

  private final TrialRunner runner = Lab.runner(TAPE, 2, FREE);

  @Test
  void theBestTrialOfEachTrainingIsTested() {
    WalkForwardFolds folds = WalkForwardFolds.rolling(200, TAPE.size(), 800, 400, 48);
    WalkForward walk = WalkForward.run(SPACE, runner, folds, Objective.SHARPE, 2, done -> {});
    assertEquals(4, walk.folds().size());
    double growth = 1;
    for (WalkForward.Outcome outcome : walk.folds()) {
      Span train = outcome.fold().train().getFirst();
      assertEquals(best(train), outcome.trial());
      Span test = outcome.fold().test();
      PerformanceMetrics alone =
          PerformanceMetrics.of(runner.run(outcome.settings(), test.from(), test.to()).curve());
      assertEquals(alone, outcome.test());
      growth *= 1 + alone.totalReturn();
    }
    assertEquals(growth, walk.outOfSample(), 1e-12);
    assertEquals(0, walk.impossible());
  }

  private long best(Span train) {
    long best = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (long trial = 0; trial < SPACE.size(); trial++) {
      OptionalDouble sharpe =
          PerformanceMetrics.of(runner.run(SPACE.settings(trial), train.from(), train.to()).curve())
              .sharpe();
      if (sharpe.isPresent() && sharpe.getAsDouble() > most) {
        most = sharpe.getAsDouble();
        best = trial;
      }
    }
    return best;
  }

  /** Candles behind a test cannot change what was chosen for it, or what it did. */
  @Test
  void theFutureOfATestChangesNothingInIt() {
    WalkForwardFolds folds = WalkForwardFolds.anchored(0, 2_000, 800, 400, 0);
    CandleSeries other = Tapes.random(44, 3_000);
    CandleSeries mixed = Tapes.changed(TAPE, (i, candle) -> i < 2_000 ? candle : other.candle(i));
    assertEquals(
        choices(WalkForward.run(SPACE, runner, folds, Objective.CALMAR, 2, done -> {})),
        choices(
            WalkForward.run(
                SPACE, Lab.runner(mixed, 1, FREE), folds, Objective.CALMAR, 1, done -> {})));
  }

  private static List<Object> choices(WalkForward walk) {
    List<Object> choices = new ArrayList<>();
    walk.folds().forEach(each -> choices.addAll(List.of(each.trial(), each.test())));
    return choices;
  }

  @Test
  void efficiencyComparesYearlyGrowth() {
    WalkForwardFolds folds = WalkForwardFolds.crossValidation(0, TAPE.size(), 3, 24, 24);
    WalkForward walk = WalkForward.run(SPACE, runner, folds, Objective.TOTAL_RETURN, 2, done -> {});
    double promised = 0;
    double promisedYears = 0;
    double kept = 0;
    double keptYears = 0;
    for (WalkForward.Outcome each : walk.folds()) {
      for (PerformanceMetrics span : each.training().spans()) {
        promised += Math.log(1 + span.totalReturn());
        promisedYears += span.years();
      }
      kept += Math.log(1 + each.test().totalReturn());
      keptYears += each.test().years();
    }
    assertEquals(2, walk.folds().get(1).training().spans().size());
    assertTrue(promised > 0, "the best of eight without costs earned something");
    assertEquals(
        kept / keptYears / (promised / promisedYears), walk.efficiency().orElseThrow(), 1e-9);
  }

  @Test
  void aTrainingInWhichNothingIsTradedChoosesNothing() {
    WalkForwardFolds folds = WalkForwardFolds.rolling(0, 500, 60, 60, 0);
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> WalkForward.run(SPACE, runner, folds, Objective.SHARPE, 2, done -> {}));
    assertEquals(
        "no trial can be chosen for fold 1: none has a sharpe in its training",
        refusal.getMessage());
  }
}
