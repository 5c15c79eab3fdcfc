package com.iteradynamics.research;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyIntent;
import com.iteradynamics.testkit.Seed;
import com.iteradynamics.testkit.Tapes;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The engines at the cost that was found: what they end with is what cash or holding does. */
class BreakEvenRunTest {
  private static final int TAPES = 40;
  private static final int HOURS = 700;

  /** The limits that act on equity are off, so that another cost is no other decision. */
  private static final Map<String, String> UNGOVERNED =
      Map.of(
          "PRIME_DD_SOFT",
          "1",
          "PRIME_DD_HARD",
          "1",
          "PRIME_DD_KILL",
          "1",
          "PRIME_CAP_ORDER_USD",
          "150000000",
          "PRIME_CAP_POSITION_USD",
          "1000000000",
          "PRIME_CAP_DAILY_LOSS",
          "1",
          "PAPER_START_CASH_USD",
          "50000000",
          "PRIME_MAX_EXPOSURE",
          "0.9");

  private final Random dice = new Random(Seed.value());
  private int found;

  /** Not where orders rest in vain: what waiting lost is slippage there, and no fee is like it. */
  @ParameterizedTest
  @EnumSource(names = {"NEXT_OPEN", "NEXT_CLOSE", "MAKER_BEST"})
  void theGovernedEngineAtTheCostThatWasFoundEndsAsCashOrAsHolding(FillTime fill) {
    SettingsReader reader = new SettingsReader(UNGOVERNED);
    DecisionParameters decision = DecisionParameters.read(reader);
    PaperParameters paper = PaperParameters.read(reader);
    reader.throwIfInvalid();
    for (int tape = 0; tape < TAPES; tape++) {
      LayerSignals layers = layers();
      check(
          bps -> {
            BigDecimal fee = new BigDecimal(bps);
            return Backtest.governed(
                layers,
                decision,
                paper.withCosts(fee, fee, BigDecimal.ZERO),
                100,
                HOURS,
                Fills.of(fill));
          },
          fill.rests() ? 8 : 0);
    }
    assertTrue(found > TAPES / 4, found + " were found");
  }

  @Test
  void theReferenceEngineAtTheCostThatWasFoundEndsAsCashOrAsHolding() {
    for (int tape = 0; tape < TAPES; tape++) {
      LayerSignals layers = layers();
      check(bps -> Backtest.reference(layers, 250, HOURS, new Costs(bps, 0)), 8);
    }
    assertTrue(found > TAPES / 4, found + " were found");
  }

  /**
   * @param runs how often the engine runs again at the cost that its run before broke even at. The
   *     governed engine spends the same share of its cash at any cost. The reference engine buys by
   *     value, and an order that rests by quantity, so that a share has the cost of its run in it.
   */
  private void check(DoubleFunction<Backtest> run, int runs) {
    Backtest paid = run.apply(20);
    assertArrayEquals(
        OldGrossCurve.of(paid.curve()).equityUsd,
        FixedDecisions.of(paid.curve()).curve(0).equityUsd,
        "gross, to the bit");
    BreakEven first = paid.breakEven();
    first.cash().found().ifPresent(bps -> ends(run, runs, bps, true));
    first.hold().found().ifPresent(bps -> ends(run, runs, bps, false));
  }

  private void ends(DoubleFunction<Backtest> run, int runs, double begun, boolean cash) {
    double bps = begun;
    for (int again = 0; again < runs; again++) {
      BreakEven next = run.apply(bps).breakEven();
      bps = (cash ? next.cash() : next.hold()).found().orElseThrow();
    }
    Backtest there = run.apply(bps);
    double other = cash ? there.curve().startUsd() : there.hold().finalEquityUsd();
    assertEquals(1, there.strategy().finalEquityUsd() / other, 1e-6, "at " + bps + " bps");
    found++;
  }

  /** A strategy that buys and sells at random over candles that mostly rise. */
  private LayerSignals layers() {
    CandleSeries candles = Tapes.random(dice.nextLong(), HOURS);
    long script = dice.nextLong();
    Strategy strategy =
        (closed, regime, context) -> {
          Random each = new Random(script ^ context.now().getEpochSecond());
          Action action =
              each.nextInt(40) == 0
                  ? Action.ENTER_LONG
                  : each.nextInt(60) == 0 ? Action.EXIT_LONG : Action.FLAT;
          double exposure = action == Action.ENTER_LONG ? 0.2 + 0.6 * each.nextDouble() : 0;
          return new StrategyIntent(action, 0.5, exposure, 400, "dice", false, Signals.NONE);
        };
    return LayerSignals.over(
        new RegimeEngine(RegimeParameters.defaults()), strategy, candles, 0, hour -> {});
  }
}
