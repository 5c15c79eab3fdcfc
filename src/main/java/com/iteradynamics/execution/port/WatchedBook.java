package com.iteradynamics.execution.port;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.WatchMemory;
import java.util.Optional;

/**
 * What a watch reads first of a book, in one call of a remote store.
 *
 * @param state the stored state; empty when nothing was ever stored
 * @param permission what a person allows; HALTED when it cannot be read
 * @param memory what the watch before has left
 */
public record WatchedBook(
    Optional<LoadedState> state, TradingPermission permission, WatchMemory memory) {

  /**
   * What a watch has left, by its JSON. What cannot be read is as good as none: the watch goes on
   * by what the state has, and replaces it.
   */
  public static WatchMemory remembered(Optional<String> json) {
    try {
      return json.isPresent() ? Json.read(json.get(), WatchMemory.class) : WatchMemory.NONE;
    } catch (Json.MalformedJsonException | IllegalArgumentException e) {
      return WatchMemory.NONE;
    }
  }
}
