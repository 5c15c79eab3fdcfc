package com.iteradynamics.research;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.WatchParameters;
import com.iteradynamics.execution.BookCycle;
import com.iteradynamics.execution.port.CycleOutcome;
import com.iteradynamics.execution.port.WatchOutcome;
import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * Hour after hour of a candle history through the hourly cycle, and the watches between the hours,
 * at a clock that is always on time.
 */
public final class CycleReplay {
  private Instant now = Instant.EPOCH;
  private final BookCycle cycle;

  private CycleReplay(Function<InstantSource, BookCycle> cycle) {
    this.cycle = cycle.apply(() -> now);
  }

  /** Listens to every tick, and to every watch. */
  @FunctionalInterface
  public interface Listener {
    /**
     * A tick is over.
     *
     * @param candle the newest candle that it saw
     * @param record what it left
     */
    void after(int candle, CortexRecord record);

    /**
     * A watch is over.
     *
     * @param minute when it was
     * @param record what it left; empty when it had nothing to tell
     */
    default void watched(Instant minute, Optional<CortexRecord> record) {}
  }

  /** The ticks alone. */
  public static void run(
      Function<InstantSource, BookCycle> cycle,
      CandleSeries candles,
      int start,
      int end,
      Listener listener) {
    run(cycle, WatchParameters.OFF, candles, start, end, listener);
  }

  /**
   * For each candle from {@code start} to {@code end - 1} the tick of the hour that follows it, and
   * the watches of the next candle's hour, if that is one of them.
   *
   * @param cycle makes the cycle with the replay's clock; its store has to be fresh
   * @param watch when an hour is watched; {@link WatchParameters#OFF} where no market is known
   *     within the hours
   * @throws IllegalStateException when a tick is refused or held, which a fresh store never does
   */
  public static void run(
      Function<InstantSource, BookCycle> cycle,
      WatchParameters watch,
      CandleSeries candles,
      int start,
      int end,
      Listener listener) {
    CycleReplay replay = new CycleReplay(cycle);
    for (int i = start; i < end; i++) {
      listener.after(
          i, replay.tick(candles.productId(), candles.openTime(i).plus(CandleSeries.INTERVAL)));
      if (i + 1 < end) {
        for (Instant minute : watch.times(candles.openTime(i + 1))) {
          listener.watched(minute, replay.watch(candles.productId(), minute));
        }
      }
    }
  }

  private CortexRecord tick(String productId, Instant hour) {
    now = hour;
    return record(cycle.tick().run(productId, hour), hour);
  }

  private Optional<CortexRecord> watch(String productId, Instant minute) {
    now = minute;
    return record(cycle.watch().run(productId, minute), minute);
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

  /**
   * What the watch of {@code minute} left; empty when it had nothing to tell.
   *
   * @throws IllegalStateException when it did not run
   */
  public static Optional<CortexRecord> record(WatchOutcome outcome, Instant minute) {
    return switch (outcome) {
      case WatchOutcome.Recorded(CortexRecord record, boolean before) when !before ->
          Optional.of(record);
      case WatchOutcome.Quiet quiet -> Optional.empty();
      default ->
          throw new IllegalStateException("the watch of " + minute + " did not run: " + outcome);
    };
  }
}
