package com.iteradynamics.research.validation;

import com.iteradynamics.adapter.local.MemoryStore;
import com.iteradynamics.adapter.local.ReplayCandles;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.execution.BookCycle;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.execution.port.CandleWindow;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.research.CycleReplay;
import java.time.Instant;
import java.util.Optional;

/**
 * Ticks and watches as the function runs them: each tick with a window of its own that it was
 * handed in storage of its own, all on the same book, and by one process after another.
 */
final class LiveSide {
  private static final int TICKS_OF_A_PROCESS = 24;

  private final CheckedStrategy subject;
  private final CandleSeries history;
  private final MemoryStore store = new MemoryStore(CheckedStrategy.RECORDS_KEPT);
  private final CandleSource candles = new OwnWindows();
  private Optional<BookCycle> process = Optional.empty();
  private int ticksLeft;
  private Instant now = Instant.EPOCH;

  LiveSide(CheckedStrategy subject, CandleSeries history) {
    this.subject = subject;
    this.history = history;
  }

  /** The record of the tick after {@code candle}. */
  CortexRecord tick(int candle) {
    now = CheckedLayers.after(history, candle);
    if (ticksLeft == 0) {
      CycleParameters cycle = subject.anew().get();
      process =
          Optional.of(
              BookCycle.of(
                  cycle, store, candles, subject.venue(cycle, history, () -> now), () -> now));
      ticksLeft = TICKS_OF_A_PROCESS;
    }
    ticksLeft--;
    return CycleReplay.record(process.orElseThrow().tick().run(history.productId(), now), now);
  }

  /** The record of the watch of {@code minute}, after a tick; empty when it left none. */
  Optional<CortexRecord> watch(Instant minute) {
    now = minute;
    return CycleReplay.record(process.orElseThrow().watch().run(history.productId(), now), now);
  }

  /**
   * The candles, of which a tick gets no more than its window, and the open that its order is
   * filled at: of the first candle from its hour on, however late that comes.
   */
  private final class OwnWindows implements CandleSource {
    @Override
    public CandleWindow window(String productId, Instant hour, int count) {
      CandleWindow window = new ReplayCandles(history).window(productId, hour, count);
      return new CandleWindow(
          CheckedLayers.copy(window.closed()),
          window.openAtHour(),
          window.refused(),
          window.notes());
    }
  }
}
