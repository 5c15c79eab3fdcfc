package com.iteradynamics.strategy;

import java.util.List;

/** A strategy id that means no strategy, or more than one; the message says which ids there are. */
public final class UnknownStrategyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownStrategyException(String id, String what, List<String> known) {
    super("strategy \"" + id + "\" " + what + "; known are " + String.join(", ", known));
  }
}
