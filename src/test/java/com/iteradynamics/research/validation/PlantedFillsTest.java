package com.iteradynamics.research.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.MakerParameters;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.coreexposure.CoreExposureProvider;
import com.iteradynamics.testkit.LocalCycle;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Orders that rest first: the paper venue fills them as the lab does, and one that did not would be
 * caught.
 */
class PlantedFillsTest {
  private static final CandleSeries TAPE = SampleCandles.load().first(2_000);
  private static final MakerParameters MAKER =
      new MakerParameters(true, false, Duration.ofSeconds(45));
  private static final MakerParameters ONLY =
      new MakerParameters(true, true, Duration.ofSeconds(45));

  private static CycleParameters cycle(MakerParameters maker) {
    Strategy strategy = new CoreExposureProvider().create(new SettingsReader(Map.of()));
    return LocalCycle.parameters(
        BookKey.PAPER,
        new RunIdentity("prime", true, "planted", "test", "0", Map.of()),
        new RegimeEngine(RegimeParameters.defaults()),
        strategy,
        DecisionParameters.defaults(),
        maker,
        BigDecimal.valueOf(1_000));
  }

  /** The backtest is of the first way of sending, the cycles of the second. */
  private static List<CheckFinding> findings(MakerParameters lab, MakerParameters paper) {
    Iterator<MakerParameters> ways =
        Stream.concat(Stream.of(lab), Stream.generate(() -> paper)).iterator();
    return new ParityCheck(
            new CheckedStrategy(() -> cycle(ways.next()), PaperParameters.defaults()),
            TAPE,
            1_500,
            2_000)
        .run(steps -> {});
  }

  @Test
  void paperFillsAsTheLabDoes() {
    for (MakerParameters maker : List.of(MAKER, ONLY, MakerParameters.OFF)) {
      List<CheckFinding> findings = findings(maker, maker);
      assertTrue(findings.stream().allMatch(CheckFinding::passed), findings.toString());
      assertEquals(499, findings.get(1).compared());
    }
  }

  @Test
  void anotherFillIsCaught() {
    for (List<MakerParameters> pair :
        List.of(
            List.of(MAKER, MakerParameters.OFF),
            List.of(MakerParameters.OFF, MAKER),
            List.of(MAKER, ONLY))) {
      CheckFinding equity = findings(pair.get(0), pair.get(1)).get(1);
      assertFalse(equity.passed(), pair.toString());
      assertEquals("equity_usd", equity.first().orElseThrow().field());
    }
  }
}
