package com.iteradynamics.app;

import com.iteradynamics.adapter.local.TapeCandles;
import com.iteradynamics.execution.ModelSource;
import com.iteradynamics.execution.TickStore;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.research.CycleReplay;

/** Hour after hour of a tape through the cycle, on paper, and what that came to. */
final class Replay {
  private final Configuration configuration;
  private final ModelSource model;
  private final CandleSeries tape;
  private final int start;
  private final int end;

  /** Candles {@code start} to {@code end - 1}; the earlier ones only warm up the indicators. */
  Replay(Configuration configuration, ModelSource model, CandleSeries tape, int start, int end) {
    this.model = model;
    this.configuration = configuration;
    this.tape = tape;
    this.start = start;
    this.end = end;
  }

  /** How many ticks it has. */
  int hours() {
    return end - start;
  }

  /** Runs all of it, into a fresh store. */
  ReplayResult run(TickStore store, Progress progress) {
    // What opens after the span is not known at its end.
    CandleSeries seen = tape.first(end);
    ReplayResult.Tally tally = new ReplayResult.Tally(configuration, seen, start);
    CycleReplay.run(
        clock -> Cycle.onPaper(configuration, model, store, new TapeCandles(seen), clock),
        seen,
        start,
        end,
        (candle, record) -> {
          tally.add(candle, record);
          progress.at(candle + 1 - start);
        });
    return tally.result();
  }
}
