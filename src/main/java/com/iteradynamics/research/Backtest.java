package com.iteradynamics.research;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.IntentResult;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.research.trades.OrderCause;
import com.iteradynamics.research.trades.OrderLog;
import com.iteradynamics.research.trades.Trades;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * One strategy over one candle history, and the result.
 *
 * @param curve the book, hour after hour
 * @param holdCurve the book of buying at the first chance and holding, at the same costs
 * @param regimeAt the regime that was known when hour k of the book began
 * @param strategy its figures
 * @param gross the figures of the same buys and sales without fee and slippage
 * @param hold the figures of {@code holdCurve}
 * @param byYear both by calendar year
 * @param byRegime both by the regime that was known when the hour began
 * @param branches how often the cycle's hours ended with each branch; empty for the reference
 *     engine
 * @param cappedEntries how many entries a cap made smaller
 * @param blocked how long its own losses kept it from trading
 * @param heldBack what the volume of candles held back of its orders
 * @param watched what the watch between the hours sold
 * @param bestCase the figures if every order had been filled where it rested, and every profit had
 *     come before a stop of the same candle; empty where there is but one case
 * @param tradesOf works out every order and every round trip of {@code curve}
 */
public record Backtest(
    BookCurve curve,
    BookCurve holdCurve,
    IntFunction<RegimeLabel> regimeAt,
    PerformanceMetrics strategy,
    PerformanceMetrics gross,
    PerformanceMetrics hold,
    Map<String, Slice> byYear,
    Map<String, Slice> byRegime,
    Map<ExecutionBranch, Integer> branches,
    int cappedEntries,
    BlockedTime blocked,
    HeldBack heldBack,
    Watched watched,
    Optional<PerformanceMetrics> bestCase,
    Supplier<Trades> tradesOf) {

  /**
   * By the accounting of {@link ReferenceBacktest}, over candles {@code start} to {@code end - 1}.
   *
   * @param layers asked from candle {@code start - 1} on, by which the first hour is traded
   */
  public static Backtest reference(LayerSignals layers, int start, int end, Costs costs) {
    List<IntentResult> told = new ArrayList<>();
    BookCurve curve = ReferenceBacktest.run(layers, start, end, costs, told);
    return of(
        curve,
        BuyAndHold.besideReference(curve, costs),
        layers.columns()::label,
        new BookRun(curve, Map.of(), 0, BlockedTime.NONE),
        () -> ReferenceTrades.of(curve, layers, start, costs, told));
  }

  /**
   * With the governors and exact money, {@link GovernedBacktest}, over candles {@code start} to
   * {@code end - 1}.
   *
   * @param layers asked from candle {@code start} on
   */
  public static Backtest governed(
      LayerSignals layers,
      DecisionParameters decision,
      PaperParameters paper,
      int start,
      int end,
      Fills fills) {
    OrderLog log = new OrderLog(layers.candles(), fills.how() == FillTime.NEXT_CLOSE);
    BookRun result = GovernedBacktest.run(layers, decision, paper, start, end, fills, into(log));
    BookCurve curve = result.curve();
    return of(
        curve,
        BuyAndHold.besideCycle(curve, fills.how(), Costs.of(paper)),
        layers.columns()::label,
        result,
        () -> log.trades(end));
  }

  private static GovernedBacktest.HourEnd into(OrderLog log) {
    return new GovernedBacktest.HourEnd() {
      @Override
      public void ended(int candle, ExecutionBranch branch) {}

      @Override
      public void booked(JournaledOrder order, int candle, OrderCause cause) {
        log.booked(order, candle, cause);
      }
    };
  }

  /** The same beside its best case, where orders rest. */
  public Backtest beside(Backtest best) {
    return new Backtest(
        curve,
        holdCurve,
        regimeAt,
        strategy,
        gross,
        hold,
        byYear,
        byRegime,
        branches,
        cappedEntries,
        blocked,
        heldBack,
        watched,
        Optional.of(best.strategy()),
        tradesOf);
  }

  /** Every order and every round trip of {@code curve}; worked out at each call. */
  public Trades trades() {
    return tradesOf.get();
  }

  /** The position that is still there at the end, which is no trade yet. */
  public Optional<OpenPosition> open() {
    return OpenPosition.of(curve);
  }

  /** The cost per side at which it ends as cash and as holding does; worked out at each call. */
  public BreakEven breakEven() {
    return BreakEven.of(curve, holdCurve);
  }

  /** The same of buying and holding. */
  public BreakEven holdBreakEven() {
    return BreakEven.of(holdCurve, holdCurve);
  }

  private static Backtest of(
      BookCurve curve,
      BookCurve hold,
      IntFunction<RegimeLabel> labelAt,
      BookRun run,
      Supplier<Trades> trades) {
    return new Backtest(
        curve,
        hold,
        k -> Slice.known(curve, k, labelAt),
        PerformanceMetrics.of(curve),
        PerformanceMetrics.of(FixedDecisions.of(curve).curve(0)),
        PerformanceMetrics.of(hold),
        Slice.byYear(curve, hold),
        Slice.byRegime(curve, hold, labelAt),
        run.branches(),
        run.cappedEntries(),
        run.blocked(),
        run.heldBack(),
        run.watched(),
        Optional.empty(),
        trades);
  }
}
