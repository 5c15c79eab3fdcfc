package com.iteradynamics.app;

import com.iteradynamics.adapter.local.TapeCandles;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.execution.CycleOutcome;
import com.iteradynamics.execution.SignalGenerator;
import com.iteradynamics.execution.TickStore;
import com.iteradynamics.market.CandleSeries;
import java.time.Instant;

/** Hour after hour of a tape through the cycle, at a clock that is always on time. */
final class Replay {
  private final Configuration configuration;
  private final CandleSeries tape;
  private final int start;
  private final int end;
  private Instant now = Instant.EPOCH;

  /** Candles {@code start} to {@code end - 1}; the earlier ones only warm up the indicators. */
  Replay(Configuration configuration, CandleSeries tape, int start, int end) {
    this.configuration = configuration;
    this.tape = tape;
    this.start = start;
    this.end = end;
  }

  /** How many ticks it has. */
  int hours() {
    return end - start;
  }

  /**
   * Runs all of it.
   *
   * @throws CommandFailure when a tick is refused or held, which a fresh store never does
   */
  ReplayResult run(TickStore store, Progress progress) {
    String productId = configuration.runtime().productId();
    // What opens after the span is not known at its end.
    CandleSeries seen = tape.first(end);
    SignalGenerator cycle = Cycle.onPaper(configuration, store, new TapeCandles(seen), () -> now);
    ReplayResult.Tally tally = new ReplayResult.Tally(configuration, seen, start);
    for (int i = start; i < end; i++) {
      now = Hours.after(seen, i);
      CycleOutcome outcome = cycle.run(productId, now);
      if (!(outcome instanceof CycleOutcome.Recorded(CortexRecord record, boolean before))
          || before) {
        throw CommandFailure.failed("the tick of " + now + " did not run: " + outcome);
      }
      tally.add(i, record);
      progress.at(i + 1 - start);
    }
    return tally.result();
  }
}
