package com.iteradynamics.research;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.strategy.LayerColumns;
import com.iteradynamics.strategy.Strategy;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * One strategy over one tape, and what came of it.
 *
 * @param curve the book, hour after hour
 * @param holdCurve the book of buying at the first chance and holding, at the same costs
 * @param regimeAt the regime that was known when hour k of the book began
 * @param strategy its figures
 * @param beforeCosts the figures of the same buys and sales without fee and slippage
 * @param hold the figures of {@code holdCurve}
 * @param byYear both by calendar year
 * @param byRegime both by the regime that was known when the hour began
 * @param branches how often the cycle's hours ended with each branch; empty for the harness
 */
public record Backtest(
    BookCurve curve,
    BookCurve holdCurve,
    IntFunction<RegimeLabel> regimeAt,
    Metrics strategy,
    Metrics beforeCosts,
    Metrics hold,
    Map<String, Slice> byYear,
    Map<String, Slice> byRegime,
    Map<ExecutionBranch, Integer> branches) {

  /** By the accounting of {@link HarnessBacktest}, over candles {@code start..end - 1}. */
  public static Backtest harness(
      RegimeEngine engine, Strategy strategy, CandleSeries tape, int start, int end, Costs costs) {
    CandleSeries seen = tape.first(end);
    LayerColumns layers = HarnessBacktest.layers(engine, strategy, seen);
    BookCurve curve = HarnessBacktest.run(seen, layers, start, end, costs);
    return of(curve, BuyAndHold.besideHarness(curve, costs), layers::label, Map.of());
  }

  /**
   * With the governors and exact money, {@link GovernedBacktest}, over candles {@code start..end -
   * 1}.
   */
  public static Backtest governed(
      CycleParameters cycle,
      PaperParameters paper,
      CandleSeries tape,
      int start,
      int end,
      FillTime fill,
      IntConsumer progress) {
    AskedLayers layers =
        AskedLayers.over(cycle.regime(), cycle.strategy(), tape.first(end), start, progress);
    BookRun result = GovernedBacktest.run(layers, cycle.decision(), paper, start, end, fill);
    Costs costs = Costs.of(paper);
    BookCurve curve = result.curve();
    return of(
        curve,
        BuyAndHold.besideCycle(curve, fill, costs),
        layers.columns()::label,
        result.branches());
  }

  private static Backtest of(
      BookCurve curve,
      BookCurve hold,
      IntFunction<RegimeLabel> labelAt,
      Map<ExecutionBranch, Integer> branches) {
    return new Backtest(
        curve,
        hold,
        k -> Slice.known(curve, k, labelAt),
        Metrics.of(curve),
        Metrics.of(BeforeCosts.of(curve)),
        Metrics.of(hold),
        Slice.byYear(curve, hold),
        Slice.byRegime(curve, hold, labelAt),
        branches);
  }
}
