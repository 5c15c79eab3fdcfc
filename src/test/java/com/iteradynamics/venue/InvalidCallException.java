package com.iteradynamics.venue;

/** A request that the venue answers with 400. */
final class InvalidCallException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidCallException(String message) {
    super(message);
  }
}
