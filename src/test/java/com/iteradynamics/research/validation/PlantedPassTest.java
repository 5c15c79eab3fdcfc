package com.iteradynamics.research.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.strategy.CentredPass;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.testkit.LocalCycle;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A cheat where only a built-in strategy can have it: in its single pass over the candles. */
class PlantedPassTest {
  private static final CandleSeries TAPE = SampleCandles.load().first(2_000);

  private static CheckedStrategy subject(Strategy strategy) {
    return new CheckedStrategy(
        () ->
            LocalCycle.parameters(
                BookKey.PAPER,
                new RunIdentity("prime", true, "planted", "test", "0", Map.of()),
                new RegimeEngine(RegimeParameters.defaults()),
                strategy,
                DecisionParameters.defaults(),
                BigDecimal.valueOf(1_000)),
        PaperParameters.defaults());
  }

  private static List<String> caught(Strategy strategy) {
    LookaheadCheck check = new LookaheadCheck(subject(strategy), TAPE, 1_700, 2_000, 20, 1);
    return check.run(steps -> {}).stream()
        .filter(finding -> !finding.passed())
        .map(CheckFinding::what)
        .toList();
  }

  @Test
  void anAverageThatReachesAheadIsCaughtByEveryFuture() {
    assertEquals(
        List.of(
            "the future cut off",
            "the future scaled",
            "the future shuffled",
            "the future with noise",
            "the future reversed",
            "evaluated again after seeing the future",
            "hour by hour, without later candles"),
        caught(CentredPass.reachingAhead()));
  }

  @Test
  void theSameWithoutReachingAheadIsClean() {
    assertEquals(List.of(), caught(CentredPass.honest()));
  }

  @Test
  void theLiveCycleCannotReachAheadSoThatTheLabsRecordsDiffer() {
    List<CheckFinding> honest =
        new ParityCheck(subject(CentredPass.honest()), TAPE, 1_700, 2_000).run(steps -> {});
    assertEquals(
        List.of(300L, 299L, 1L, 54L), honest.stream().map(CheckFinding::compared).toList());
    assertTrue(honest.stream().allMatch(CheckFinding::passed), honest.toString());
    List<CheckFinding> cheat =
        new ParityCheck(subject(CentredPass.reachingAhead()), TAPE, 1_700, 2_000).run(steps -> {});
    assertTrue(cheat.stream().noneMatch(CheckFinding::passed), cheat.toString());
    assertTrue(cheat.stream().allMatch(finding -> finding.first().isPresent()));
  }

  @Test
  void theStepsToldAreAllOfThem() {
    LookaheadCheck check =
        new LookaheadCheck(subject(CentredPass.honest()), TAPE, 1_900, 2_000, 7, 1);
    int[] last = {0};
    check.run(
        steps -> {
          assertEquals(last[0] + 1, steps);
          last[0] = steps;
        });
    assertEquals(check.steps(), last[0]);
  }

  @Test
  void whatComesAfterACutIsPossibleAndNotWhatCame() {
    for (AlteredFuture future : AlteredFuture.values()) {
      CandleSeries other = future.after(TAPE, 1_500, new java.util.Random(3));
      assertEquals(TAPE.first(1_500).candles(), other.first(1_500).candles());
      assertEquals(future == AlteredFuture.CUT_OFF ? 1_500 : 2_000, other.size());
      if (future != AlteredFuture.CUT_OFF) {
        assertFalse(TAPE.candle(1_500).equals(other.candle(1_500)), future.toString());
      }
    }
  }
}
