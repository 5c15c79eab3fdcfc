package com.iteradynamics.event;

/** An event that cannot be used; the message names all that is wrong with it. */
public final class InvalidEventException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidEventException(String message) {
    super(message);
  }
}
