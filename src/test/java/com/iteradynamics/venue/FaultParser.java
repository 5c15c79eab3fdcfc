package com.iteradynamics.venue;

import java.time.Duration;
import java.util.Optional;

/**
 * Faults as they are typed: a name alone for the next call, {@code name:N}, {@code name:always}.
 */
final class FaultParser {
  private static final Duration SLOW = Duration.ofSeconds(20);

  private FaultParser() {}

  /** Orders what was typed; answers whether it could be understood. */
  static boolean order(String typed, VenueFaults faults) {
    int colon = typed.indexOf(':');
    String name = colon < 0 ? typed : typed.substring(0, colon);
    Optional<VenueFault> fault = VenueFault.of(name);
    Optional<Integer> times = colon < 0 ? Optional.of(1) : times(typed.substring(colon + 1));
    if (fault.isEmpty() || times.isEmpty()) {
      return false;
    }
    faults.next(fault.get(), times.get(), SLOW);
    return true;
  }

  /** What can be typed. */
  static String help() {
    return String.join(", ", VenueFault.words()) + ", each with :N or :always behind it if wanted";
  }

  private static Optional<Integer> times(String text) {
    if (text.equals("always")) {
      return Optional.of(Integer.MAX_VALUE);
    }
    try {
      int times = Integer.parseInt(text);
      return times > 0 ? Optional.of(times) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
