package com.iteradynamics.model;

/** Nothing can be learnt from these samples; the message says why. */
public final class UntrainableException extends Exception {
  private static final long serialVersionUID = 1L;

  UntrainableException(String why) {
    super(why);
  }
}
