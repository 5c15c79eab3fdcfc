package com.iteradynamics.execution;

import com.iteradynamics.cortex.ConfirmedHole;
import com.iteradynamics.cortex.RecordInputs;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.execution.port.CandleWindow;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TemporaryStoreException;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a tick makes of its candles before it decides. */
final class TickWindow {
  private final CycleParameters parameters;
  private final TickStore store;
  private final CandleSource candles;

  TickWindow(CycleParameters parameters, TickStore store, CandleSource candles) {
    this.parameters = parameters;
    this.store = store;
    this.candles = candles;
  }

  /**
   * The window with what could be found of what it lacks. Which holes the venue has confirmed, the
   * last tick's record knows; it is read only where there are holes. Of one that cannot be read
   * nothing is known: that is noted, and the holes are asked for again.
   */
  CandleWindow completed(
      TickKey tick, CandleWindow window, Optional<PrimeState> state, Instant begun) {
    Result<List<ConfirmedHole>> confirmed =
        window.closed().hasGaps()
            ? confirmed(tick, state.flatMap(PrimeState::lastHour))
            : new Result.Ok<>(List.of());
    CandleWindow completed =
        candles.completed(
            window.confirmed(confirmed.read().orElse(List.of())),
            tick.hour(),
            parameters.window().candles(),
            begun.plus(parameters.timeLimit()));
    return confirmed instanceof Result.Failed<List<ConfirmedHole>>(String why, boolean away)
        ? completed.noted(Stream.concat(completed.notes().stream(), Stream.of(why)).toList())
        : completed;
  }

  private Result<List<ConfirmedHole>> confirmed(TickKey tick, Optional<Instant> last) {
    try {
      return new Result.Ok<>(
          last.flatMap(hour -> store.lookUp(tick.book(), hour).record())
              .map(record -> new RecordInputs(record).confirmedHoles())
              .orElse(List.of()));
    } catch (TemporaryStoreException e) {
      throw e;
    } catch (IllegalArgumentException | StoreException e) {
      return new Result.Failed<>(
          "which holes the venue has confirmed cannot be read from the record of "
              + last.orElseThrow()
              + ", and they are requested again: "
              + e.getMessage());
    }
  }

  /** The state with the highest close since its entry, of hours without a tick as well. */
  static LoadedState remembering(LoadedState state, CandleSeries closed) {
    return state
        .valid()
        .filter(book -> book.entry().isPresent())
        .<LoadedState>map(
            book -> {
              int first = closed.countBefore(book.entry().orElseThrow().at());
              OptionalDouble highest =
                  IntStream.range(first, closed.size()).mapToDouble(closed::close).max();
              return new LoadedState.Valid(
                  highest.isPresent() ? book.closed(highest.getAsDouble()) : book);
            })
        .orElse(state);
  }
}
