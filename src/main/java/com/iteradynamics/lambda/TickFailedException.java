package com.iteradynamics.lambda;

/** A tick that left no record, and that a retry may mend: the invocation fails, Lambda retries. */
final class TickFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TickFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
