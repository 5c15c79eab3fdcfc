package com.iteradynamics.research.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.execution.port.EventPublisher;
import com.iteradynamics.execution.port.ModelSource;
import com.iteradynamics.execution.port.Sleeper;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.Forecast;
import com.iteradynamics.model.Forecaster;
import com.iteradynamics.model.ModelFile;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.MakerParameters;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StubProvider;
import com.iteradynamics.strategy.primemodel.PrimeModelProvider;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** A real model, and cheats where a model can have them: in its way over the candles. */
class PlantedModelTest {
  private static final CandleSeries TAPE = SampleCandles.load().first(1_900);
  private static final int START = 1_700;

  /** Says over candles what the closes of the next hours will be. */
  private record Peeking(Forecaster honest) implements Forecaster {
    @Override
    public Forecast at(CandleSeries closed) {
      return honest.at(closed);
    }

    @Override
    public IntFunction<OptionalDouble> over(CandleSeries candles, int window) {
      return i ->
          OptionalDouble.of(
              candles.close(Math.min(i + 24, candles.size() - 1)) > candles.close(i) ? 1 : 0);
    }
  }

  /** Is one bit off at a single candle. */
  private record OneBitOff(Forecaster honest) implements Forecaster {
    @Override
    public Forecast at(CandleSeries closed) {
      return honest.at(closed);
    }

    @Override
    public IntFunction<OptionalDouble> over(CandleSeries candles, int window) {
      IntFunction<OptionalDouble> all = honest.over(candles, window);
      return i ->
          i == START + 40 ? OptionalDouble.of(Math.nextUp(all.apply(i).orElse(0))) : all.apply(i);
    }
  }

  private static Forecaster forest() {
    try (InputStream file =
        PlantedModelTest.class.getResourceAsStream("/model/sklearn_1.2.1_random_forest.json")) {
      return ModelFile.read(file.readAllBytes()).forecaster();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static CheckedStrategy subject(Forecaster model, Strategy strategy) {
    CycleParameters cycle =
        new CycleParameters(
            BookKey.PAPER,
            new RunIdentity("prime", true, "planted", "test", "0", Map.of()),
            new RegimeEngine(RegimeParameters.defaults()),
            strategy,
            Optional.empty(),
            ModelSource.of(model),
            DecisionParameters.defaults(),
            MakerParameters.OFF,
            Optional.of(BigDecimal.valueOf(1_000)),
            CycleParameters.DEFAULT_TIME_LIMIT,
            Sleeper.SLEEP,
            Runnable::run,
            EventPublisher.NONE);
    return new CheckedStrategy(() -> cycle, PaperParameters.defaults());
  }

  private static Strategy byModel() {
    return new PrimeModelProvider().create(new SettingsReader(Map.of("PRIME_CONF_MIN", "0.5")));
  }

  private static List<CheckFinding> lookahead(Forecaster model) {
    return new LookaheadCheck(subject(model, byModel()), TAPE, START, TAPE.size(), 3, 1)
        .run(steps -> {});
  }

  private static List<CheckFinding> parity(Forecaster model, Strategy strategy) {
    return new ParityCheck(subject(model, strategy), TAPE, START, TAPE.size()).run(steps -> {});
  }

  @Test
  void anHonestModelIsCleanAndTheSameLiveAndInTheLab() {
    assertTrue(lookahead(forest()).stream().allMatch(CheckFinding::passed));
    List<CheckFinding> parity = parity(forest(), byModel());
    assertTrue(parity.stream().allMatch(CheckFinding::passed), parity.toString());
    assertEquals(List.of(200L, 199L, 1L, 7L), parity.stream().map(CheckFinding::compared).toList());
  }

  @Test
  void aModelThatReachesAheadIsCaughtByBothChecks() {
    List<String> caught =
        lookahead(new Peeking(forest())).stream()
            .filter(finding -> !finding.passed())
            .map(CheckFinding::what)
            .toList();
    assertTrue(caught.contains("the future cut off"), caught.toString());
    assertTrue(caught.contains("hour by hour, without later candles"), caught.toString());
    assertTrue(parity(new Peeking(forest()), byModel()).stream().noneMatch(CheckFinding::passed));
  }

  @Test
  void aSingleBitShowsInTheRecordsEvenWhenNoDecisionChanges() {
    CheckFinding records =
        parity(new OneBitOff(forest()), new StubProvider().create(new SettingsReader(Map.of())))
            .getFirst();
    assertEquals(1, records.different());
    assertEquals("p_long", records.first().orElseThrow().field());
  }
}
