package com.iteradynamics.simulation;

import java.util.function.Supplier;

/** A rule of the simulation was broken; nothing may catch this but the simulation. */
final class Broken extends Error {
  private static final long serialVersionUID = 1L;

  private final String rule;

  /**
   * @param rule which one, in words
   * @param how what was seen
   */
  Broken(String rule, String how) {
    super(rule + ": " + how);
    this.rule = rule;
  }

  /** Ends the world unless a rule holds. */
  static void unless(boolean holds, String rule, Supplier<?> how) {
    if (!holds) {
      throw new Broken(rule, String.valueOf(how.get()));
    }
  }

  String rule() {
    return rule;
  }
}
