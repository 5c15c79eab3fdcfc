package com.iteradynamics.research.honesty;

import com.iteradynamics.adapter.local.MemoryStore;
import com.iteradynamics.adapter.local.PaperBroker;
import com.iteradynamics.adapter.local.TapeCandles;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.cortex.RecordWriter;
import com.iteradynamics.execution.CandleSource;
import com.iteradynamics.execution.CandleWindow;
import com.iteradynamics.execution.CycleOutcome;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.execution.SignalGenerator;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.research.CycleReplay;
import com.iteradynamics.strategy.Strategy;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Whether what is tested is what trades: the cycle as the function runs it beside the cycle as the
 * lab does, from the same cash over the same hours, with equal records to the last bit.
 *
 * <p>The live side computes both layers at every tick from 1,500 candles that it was handed in
 * storage of its own, and begins anew, with nothing remembered but the book, once a day, as a
 * function does that was put aside. The lab walks once over the whole tape with both layers, and
 * its cycle decides by what they said on the way.
 */
public final class ParityCheck {
  private static final int TICKS_OF_A_PROCESS = 24;

  private final Subject subject;
  private final CandleSeries tape;
  private final int start;
  private final int end;

  /** Over candles {@code start} to {@code end - 1}, at least one; the earlier ones are history. */
  public ParityCheck(Subject subject, CandleSeries tape, int start, int end) {
    this.subject = subject;
    this.tape = tape.first(end);
    this.start = start;
    this.end = end;
  }

  /** How many steps {@link #run} tells about. */
  public int steps() {
    return end - start;
  }

  /**
   * What was found.
   *
   * @param progress is told how many steps are done
   */
  public Finding run(IntConsumer progress) {
    Finding.Tally tally = new Finding.Tally("records of the live cycle and of the lab");
    LiveSide live = new LiveSide();
    CycleParameters layers = subject.anew().get();
    Said[] said = Layers.over(layers, tape, end);
    CycleReplay.run(
        clock ->
            new SignalGenerator(
                deciding(layers, said),
                new MemoryStore(Subject.RECORDS_KEPT),
                new TapeCandles(tape),
                new PaperBroker(subject.paper()),
                clock),
        tape,
        start,
        end,
        (candle, record) -> {
          CortexRecord lab = new RecordWriter(record).regime(said[candle].regime()).record();
          tally.add(difference(live.tick(candle), lab, tape.openTime(candle)));
          progress.accept(candle + 1 - start);
        });
    return tally.finding();
  }

  private static Optional<Difference> difference(CortexRecord live, CortexRecord lab, Instant at) {
    String one = Json.write(live.fields());
    String other = Json.write(lab.fields());
    return one.equals(other)
        ? Optional.empty()
        : Fields.difference(live.fields(), lab.fields(), "in the lab", at)
            .or(() -> Optional.of(new Difference("in the lab", at, "record", one, other)));
  }

  /** The cycle with a strategy that repeats what was said on the walk. */
  private CycleParameters deciding(CycleParameters cycle, Said[] said) {
    Strategy repeated =
        (closed, regime, context) -> {
          Said there = said[tape.countBefore(context.now()) - 1];
          if (there.failure().isPresent()) {
            switch (there.failure().get()) {
              case RuntimeException e -> throw e;
              case Error e -> throw e;
              case Throwable e -> throw new IllegalStateException(e);
            }
          }
          return there.intent() == Said.NOTHING ? null : there.intent();
        };
    return new CycleParameters(
        cycle.book(),
        cycle.run(),
        cycle.regime(),
        repeated,
        cycle.decision(),
        cycle.maker(),
        cycle.startCash(),
        cycle.timeLimit(),
        cycle.pause(),
        cycle.reads(),
        cycle.events());
  }

  /** Ticks on the same store, by one process after another. */
  private final class LiveSide {
    private final MemoryStore store = new MemoryStore(Subject.RECORDS_KEPT);
    private final CandleSource candles = new OwnWindows();
    private Optional<SignalGenerator> process = Optional.empty();
    private Instant now = Instant.EPOCH;

    CortexRecord tick(int candle) {
      if (process.isEmpty() || (candle - start) % TICKS_OF_A_PROCESS == 0) {
        PaperBroker broker = new PaperBroker(subject.paper());
        process =
            Optional.of(
                new SignalGenerator(subject.anew().get(), store, candles, broker, () -> now));
      }
      now = Layers.after(tape, candle);
      CycleOutcome outcome = process.get().run(tape.productId(), now);
      if (outcome instanceof CycleOutcome.Recorded(CortexRecord record, boolean before)
          && !before) {
        return record;
      }
      throw new IllegalStateException("the tick of " + now + " did not run: " + outcome);
    }
  }

  /** The tape, of which a tick gets no more than its window. */
  private final class OwnWindows implements CandleSource {
    @Override
    public CandleWindow window(String productId, Instant hour, int count) {
      CandleWindow window = CandleWindow.of(tape, hour, count);
      return new CandleWindow(
          Layers.copy(window.closed()), window.openAtHour(), window.refused(), window.notes());
    }
  }
}
