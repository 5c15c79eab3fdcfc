package com.iteradynamics.research.validation;

import com.iteradynamics.adapter.local.MemoryStore;
import com.iteradynamics.adapter.local.PaperBroker;
import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.WatchParameters;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.execution.SignalGenerator;
import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.research.BookRun;
import com.iteradynamics.research.CycleReplay;
import com.iteradynamics.research.FillTime;
import com.iteradynamics.research.GovernedBacktest;
import com.iteradynamics.research.LayerSignals;
import com.iteradynamics.research.Probabilities;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What is checked: the three layers on paper.
 *
 * @param anew makes them anew at each call, a strategy from a jar in a class loader of its own, so
 *     that what one run has remembered, in static fields too, is not there in the next
 * @param paper the paper venue
 */
public record CheckedStrategy(Supplier<CycleParameters> anew, PaperParameters paper) {

  /** How many records a store keeps: ticks go forwards only, and no record is read again. */
  static final int RECORDS_KEPT = 100;

  /** How many candles a live tick reads. */
  public int liveCandles() {
    return anew.get().window().candles();
  }

  /** The cycle with a fresh book, whose orders are filled by the candles of {@code tape}. */
  SignalGenerator fresh(
      CycleParameters cycle, CandleSeries tape, CandleSource candles, InstantSource clock) {
    return new SignalGenerator(
        cycle,
        new MemoryStore(RECORDS_KEPT),
        candles,
        PaperBroker.over(tape, paper, cycle.maker()),
        clock);
  }

  /** The backtest of these layers over candles {@code start} to {@code end - 1}. */
  BookRun backtest(CycleParameters cycle, CandleSeries history, int start, int end) {
    Probabilities forecasts = CheckedLayers.forecasts(cycle, history);
    LayerSignals layers =
        LayerSignals.over(
                cycle.regime().over(history), cycle.strategy(), forecasts, start, candle -> {})
            .with(cycle.overlay(), forecasts);
    return GovernedBacktest.run(
        layers,
        cycle.decision().watched(WatchParameters.OFF),
        paper,
        start,
        end,
        FillTime.of(cycle.maker()));
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
