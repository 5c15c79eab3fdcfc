package com.iteradynamics.execution;

import com.iteradynamics.decision.PrimeState;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether the runtime's mode was changed while something of the other mode's is not over: a
 * position whose exit the other mode planned, or an order that may yet become one.
 */
final class ModeCheck {
  private ModeCheck() {}

  /**
   * Why a tick in {@code mode} may not decide; empty when it may.
   *
   * @param priceUsd the newest close; without it any quantity counts as a position
   */
  static Optional<String> problem(
      PrimeState state, String mode, OptionalDouble priceUsd, double minNotionalUsd) {
    if (state.mode().equals(mode)) {
      return Optional.empty();
    }
    boolean position =
        state.baseQty().signum() > 0
            && priceUsd.stream().noneMatch(price -> state.positionUsd(price) < minNotionalUsd);
    if (!position && state.openOrders().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "the book's %s was made in mode %s, and ARGUS_MODE is %s: set it back until that is over",
            position ? "position" : "open order",
            state.mode(),
            mode));
  }
}
