package com.iteradynamics.model;

/** A shelf of models that cannot be read or written, or not be trusted; the message says why. */
public final class ShelfException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ShelfException(String message) {
    super(message);
  }

  public ShelfException(String message, Throwable cause) {
    super(message, cause);
  }
}
