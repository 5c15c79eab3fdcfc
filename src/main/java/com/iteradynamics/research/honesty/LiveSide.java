package com.iteradynamics.research.honesty;

import com.iteradynamics.adapter.local.MemoryStore;
import com.iteradynamics.adapter.local.PaperBroker;
import com.iteradynamics.adapter.local.TapeCandles;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.execution.CandleSource;
import com.iteradynamics.execution.CandleWindow;
import com.iteradynamics.execution.CycleOutcome;
import com.iteradynamics.execution.SignalGenerator;
import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.util.Optional;

/**
 * Ticks as the function runs them: each with a window of its own that it was handed in storage of
 * its own, all on the same book, and by one process after another.
 */
final class LiveSide {
  private static final int TICKS_OF_A_PROCESS = 24;

  private final Subject subject;
  private final CandleSeries tape;
  private final MemoryStore store = new MemoryStore(Subject.RECORDS_KEPT);
  private final CandleSource candles = new OwnWindows();
  private Optional<SignalGenerator> process = Optional.empty();
  private int ticksLeft;
  private Instant now = Instant.EPOCH;

  LiveSide(Subject subject, CandleSeries tape) {
    this.subject = subject;
    this.tape = tape;
  }

  /** The record of the tick after {@code candle}. */
  CortexRecord tick(int candle) {
    now = Layers.after(tape, candle);
    CycleOutcome outcome = process().run(tape.productId(), now);
    if (outcome instanceof CycleOutcome.Recorded(CortexRecord record, boolean before) && !before) {
      return record;
    }
    throw new IllegalStateException("the tick of " + now + " did not run: " + outcome);
  }

  private SignalGenerator process() {
    if (ticksLeft == 0) {
      PaperBroker broker = new PaperBroker(subject.paper());
      process =
          Optional.of(new SignalGenerator(subject.anew().get(), store, candles, broker, () -> now));
      ticksLeft = TICKS_OF_A_PROCESS;
    }
    ticksLeft--;
    return process.orElseThrow();
  }

  /**
   * The tape, of which a tick gets no more than its window, and the open that its order is filled
   * at: of the first candle from its hour on, however late that comes.
   */
  private final class OwnWindows implements CandleSource {
    @Override
    public CandleWindow window(String productId, Instant hour, int count) {
      CandleWindow window = new TapeCandles(tape).window(productId, hour, count);
      return new CandleWindow(
          Layers.copy(window.closed()), window.openAtHour(), window.refused(), window.notes());
    }
  }
}
