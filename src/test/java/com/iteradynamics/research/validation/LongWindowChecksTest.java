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
import com.iteradynamics.testkit.LocalCycle;
import com.iteradynamics.testkit.LongWindow;
import com.iteradynamics.testkit.Tapes;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The three checks of a strategy that asks for 1,800 candles, over a hole that cuts Layer 1. */
class LongWindowChecksTest {
  private static final CandleSeries TAPE =
      Tapes.kept(SampleCandles.load().first(2_200), i -> i < 2_050 || i >= 2_080);

  private static CheckedStrategy subject(LongWindow strategy) {
    return new CheckedStrategy(
        () ->
            LocalCycle.parameters(
                BookKey.PAPER,
                new RunIdentity("prime", true, "long", "test", "0", Map.of()),
                new RegimeEngine(RegimeParameters.defaults()),
                strategy,
                DecisionParameters.defaults(),
                BigDecimal.valueOf(1_000)),
        PaperParameters.defaults());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void itIsTestedAsItTradesAndDoesNotLookAhead(boolean readsPosition) {
    CheckedStrategy subject = subject(new LongWindow(1_800, 1_800, readsPosition));
    List<CheckFinding> parity = new ParityCheck(subject, TAPE, 1_780, TAPE.size()).run(steps -> {});
    assertTrue(parity.stream().allMatch(CheckFinding::passed), parity.toString());
    List<CheckFinding> lookahead =
        new LookaheadCheck(subject, TAPE, 1_780, TAPE.size(), 4, 1).run(steps -> {});
    assertTrue(lookahead.stream().allMatch(CheckFinding::passed), lookahead.toString());
  }

  private static RequiredHistory history(LongWindow strategy) {
    return new RecursiveCheck(
            subject(strategy), SampleCandles.load(), 0, 3_600, List.of(1_500, 1_700), 300, 1)
        .run(steps -> {});
  }

  @Test
  void theDeclaredLengthIsProved() {
    RequiredHistory enough = history(new LongWindow(1_800, 1_800, false));
    assertEquals(1_800, enough.liveCandles());
    assertTrue(enough.liveIsSafe(), enough.toString());
    assertEquals(OptionalInt.of(1_800), enough.shortestSafe());
    RequiredHistory tooFew = history(new LongWindow(1_800, 2_500, false));
    assertFalse(tooFew.liveIsSafe());
    assertTrue(tooFew.first().isPresent());
  }
}
