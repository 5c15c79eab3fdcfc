package com.iteradynamics.research.validation;

import com.iteradynamics.adapter.local.MemoryStore;
import com.iteradynamics.adapter.local.PaperBroker;
import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.adapter.local.ReplayMarket;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.WatchParameters;
import com.iteradynamics.execution.BookCycle;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.FineCandles;
import com.iteradynamics.research.BookRun;
import com.iteradynamics.research.CycleReplay;
import com.iteradynamics.research.FillTime;
import com.iteradynamics.research.Fills;
import com.iteradynamics.research.GovernedBacktest;
import com.iteradynamics.research.LayerSignals;
import com.iteradynamics.research.Probabilities;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is checked: the three layers on paper.
 *
 * @param anew makes them anew at each call, a strategy from a jar in a class loader of its own, so
 *     that what one run has remembered, in static fields too, is not there in the next
 * @param paper the paper venue
 * @param fine candles within the hours, by which watches are compared; empty where those are left
 *     out
 */
public record CheckedStrategy(
    Supplier<CycleParameters> anew, PaperParameters paper, Optional<FineCandles> fine) {

  /** Its ticks alone, without watches. */
  public CheckedStrategy(Supplier<CycleParameters> anew, PaperParameters paper) {
    this(anew, paper, Optional.empty());
  }

  /** How many records a store keeps: ticks go forwards only, and no record is read again. */
  static final int RECORDS_KEPT = 100;

  /** How many candles a live tick reads. */
  public int liveCandles() {
    return anew.get().window().candles();
  }

  /** The cycle with a fresh book, whose orders are filled by the candles of {@code tape}. */
  BookCycle fresh(
      CycleParameters cycle, CandleSeries tape, CandleSource candles, InstantSource clock) {
    MemoryStore store = new MemoryStore(RECORDS_KEPT);
    return BookCycle.of(cycle, store, candles, venue(cycle, tape, clock), clock);
  }

  /** The paper venue over {@code tape}, whose market watches see. */
  PaperBroker venue(CycleParameters cycle, CandleSeries tape, InstantSource clock) {
    return PaperBroker.over(
        tape,
        paper,
        cycle.maker(),
        fine.map(within -> new ReplayMarket(tape.productId(), within, clock)));
  }

  /** When watches are compared. */
  WatchParameters watch(CycleParameters cycle) {
    return fine.isPresent() ? cycle.decision().watch() : WatchParameters.OFF;
  }

  /** The backtest of these layers over candles {@code start} to {@code end - 1}. */
  BookRun backtest(CycleParameters cycle, CandleSeries history, int start, int end) {
    return backtest(cycle, history, start, end, (candle, branch) -> {});
  }

  /** The same, of whose hours and orders {@code each} is told. */
  BookRun backtest(
      CycleParameters cycle,
      CandleSeries history,
      int start,
      int end,
      GovernedBacktest.HourEnd each) {
    Probabilities forecasts = CheckedLayers.forecasts(cycle, history);
    LayerSignals layers =
        LayerSignals.over(
                cycle.regime().over(history), cycle.strategy(), forecasts, start, candle -> {})
            .with(cycle.overlay(), forecasts);
    return GovernedBacktest.run(
        layers,
        cycle.decision().watched(watch(cycle)),
        paper,
        start,
        end,
        new Fills(FillTime.of(cycle.maker()), cycle.maker().patience(), fine),
        each);
  }

  /** The records of the cycle over candles {@code start} to {@code end - 1}, from a fresh book. */
  List<CortexRecord> records(
      CycleParameters cycle, CandleSource candles, CandleSeries history, int start, int end) {
    List<CortexRecord> records = new ArrayList<>(end - start);
    CycleReplay.run(
        clock -> fresh(cycle, history, candles, clock),
        history,
        start,
        end,
        (candle, record) -> records.add(record));
    return records;
  }
}
