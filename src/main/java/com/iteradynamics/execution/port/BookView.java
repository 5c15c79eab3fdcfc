package com.iteradynamics.execution.port;

import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.order.JournaledOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything of a book that a tick reads before it decides.
 *
 * @param state the stored state; empty when nothing was ever stored
 * @param permission what a person allows; HALTED when it cannot be read
 * @param unfinished earlier hours that were begun and never finished, oldest first
 * @param unresolved orders of finished ticks whose end is not known, oldest first
 * @param unpublished hours whose events were not all taken yet, oldest first
 */
public record BookView(
    Optional<LoadedState> state,
    TradingPermission permission,
    List<UnfinishedTick> unfinished,
    List<JournaledOrder> unresolved,
    List<Instant> unpublished) {

  public BookView {
    unfinished = List.copyOf(unfinished);
    unresolved = List.copyOf(unresolved);
    unpublished = List.copyOf(unpublished);
  }

  /** The stored state, or that of a book that begins as {@code fresh}. */
  public LoadedState stateOr(PrimeState fresh) {
    return state.orElseGet(() -> new LoadedState.Valid(fresh));
  }

  /** The stored state, if it can be read. */
  public Optional<PrimeState> readable() {
    return state.flatMap(LoadedState::valid);
  }

  /** Whether there is nothing to recover. */
  public boolean settled() {
    return unfinished.isEmpty() && unresolved.isEmpty();
  }
}
