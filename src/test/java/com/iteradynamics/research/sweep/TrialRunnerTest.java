package com.iteradynamics.research.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.research.BookCurve;
import com.iteradynamics.research.FillTime;
import com.iteradynamics.research.Fills;
import com.iteradynamics.research.LayerSignals;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyIntent;
import com.iteradynamics.testkit.Tapes;
import com.iteradynamics.testkit.TrailingStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TrialRunnerTest {
  private static final int START = 300;
  private static final Strategy EAGER =
      (closed, regime, context) ->
          new StrategyIntent(Action.ENTER_LONG, 0.5, 0.5, 24, "eager", false, Signals.NONE);

  /** Trials that differ in costs alone share what any other strategy says. */
  @Test
  void aStrategyThatReadsItsPositionIsAskedForEachTrial() {
    CandleSeries candles = Tapes.random(5, START + 400);
    List<TrailingStrategy> asked = new ArrayList<>();
    TrialSetup.Factory setups =
        settings -> {
          TrailingStrategy strategy = new TrailingStrategy(11);
          asked.add(strategy);
          SettingsReader reader = new SettingsReader(settings);
          return new TrialSetup(
              new RegimeEngine(RegimeParameters.defaults()),
              strategy,
              DecisionParameters.read(reader),
              PaperParameters.read(reader));
        };
    for (BacktestEngine engine :
        List.of(
            new BacktestEngine.Governed(Fills.of(FillTime.NEXT_OPEN)),
            new BacktestEngine.Reference())) {
      TrialRunner runner =
          new TrialRunner(candles, i -> OptionalDouble.empty(), START, setups, engine, 1);
      asked.clear();
      for (String fee : List.of("0", "500", "0")) {
        Map<String, String> settings = Map.of("PAPER_FEE_BPS", fee);
        BookCurve trial = runner.run(settings, START, candles.size()).curve();
        TrialSetup setup = setups.of(settings);
        LayerSignals alone =
            LayerSignals.over(setup.regime(), setup.strategy(), candles, START - 1, hour -> {});
        BookCurve expected = engine.run(alone, setup, START, candles.size()).curve();
        assertArrayEquals(expected.hourlyReturns(), trial.hourlyReturns());
      }
      assertEquals(asked.get(0).told, asked.get(1).told);
      assertEquals(asked.get(0).told, asked.get(4).told);
      assertNotEquals(asked.get(0).told, asked.get(2).told);
    }
  }

  /**
   * In the reference engine the first hour is traded by what was decided in the hour before the
   * span.
   */
  @Test
  void aTrialOfADevelopersStrategyBeginsAsABacktestDoes() {
    CandleSeries candles = Tapes.random(5, START + 50);
    TrialSetup setup =
        new TrialSetup(
            new RegimeEngine(RegimeParameters.defaults()),
            EAGER,
            DecisionParameters.defaults(),
            PaperParameters.defaults());
    TrialRunner runner =
        new TrialRunner(
            candles,
            i -> OptionalDouble.empty(),
            START,
            settings -> setup,
            new BacktestEngine.Reference(),
            1);
    LayerSignals layers = LayerSignals.over(setup.regime(), EAGER, candles, 0, hour -> {});
    BookCurve expected =
        new BacktestEngine.Reference().run(layers, setup, START, candles.size()).curve();
    BookCurve trial = runner.run(Map.of(), START, candles.size()).curve();
    assertEquals(0, expected.tradedHours().hour(0));
    assertArrayEquals(expected.hourlyReturns(), trial.hourlyReturns());
  }
}
