package com.iteradynamics.research;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.execution.SignalGenerator;
import com.iteradynamics.execution.port.CycleOutcome;
import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * Hour after hour of a candle history through the hourly cycle, at a clock that is always on time.
 */
public final class CycleReplay {
  private Instant now = Instant.EPOCH;
  private final SignalGenerator cycle;

  private CycleReplay(Function<InstantSource, SignalGenerator> cycle) {
    this.cycle = cycle.apply(() -> now);
  }

  /** Listens to every tick. */
  @FunctionalInterface
  public interface Listener {
    /**
     * A tick is over.
     *
     * @param candle the newest candle that it saw
     * @param record what it left
     */
    void after(int candle, CortexRecord record);
  }

  /**
   * For each candle from {@code start} to {@code end - 1} the tick of the hour that follows it.
   *
   * @param cycle makes the cycle with the replay's clock; its store has to be fresh
   * @throws IllegalStateException when a tick is refused or held, which a fresh store never does
   */
  public static void run(
      Function<InstantSource, SignalGenerator> cycle,
      CandleSeries candles,
      int start,
      int end,
      Listener listener) {
    CycleReplay replay = new CycleReplay(cycle);
    for (int i = start; i < end; i++) {
      listener.after(
          i, replay.tick(candles.productId(), candles.openTime(i).plus(CandleSeries.INTERVAL)));
    }
  }

  private CortexRecord tick(String productId, Instant hour) {
    now = hour;
    return record(cycle.run(productId, hour), hour);
  }

  /**
   * What the tick of {@code hour} left.
   *
   * @throws IllegalStateException when it left nothing new
   */
  public static CortexRecord record(CycleOutcome outcome, Instant hour) {
    if (outcome instanceof CycleOutcome.Recorded(CortexRecord record, boolean before) && !before) {
      return record;
    }
    throw new IllegalStateException("the tick of " + hour + " did not run: " + outcome);
  }
}
