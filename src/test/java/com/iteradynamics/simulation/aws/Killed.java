package com.iteradynamics.simulation.aws;

/** The process is gone; nothing may catch this but who started it. */
public final class Killed extends Error {
  private static final long serialVersionUID = 1L;

  public Killed(String when) {
    super(when, null, false, false);
  }
}
