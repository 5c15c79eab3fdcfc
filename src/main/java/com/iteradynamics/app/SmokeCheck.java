package com.iteradynamics.app;

import java.util.Optional;

/**
 * One thing that has to hold.
 *
 * @param name what has to hold
 * @param failure what was found instead; empty when it holds
 */
record SmokeCheck(String name, Optional<String> failure) {

  static SmokeCheck that(String name, boolean holds, String otherwise) {
    return new SmokeCheck(name, holds ? Optional.empty() : Optional.of(otherwise));
  }

  boolean passed() {
    return failure.isEmpty();
  }
}
