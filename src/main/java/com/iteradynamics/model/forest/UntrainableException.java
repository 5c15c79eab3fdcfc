package com.iteradynamics.model.forest;

/** Nothing can be learnt from these samples; the message says why. */
public final class UntrainableException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With the reason, for a person. */
  public UntrainableException(String why) {
    super(why);
  }
}
