package com.iteradynamics.execution.port;

/**
 * The store could not do what was asked: it cannot be read or written, another process has it, or
 * what is stored is not what was expected. Nothing was half done. The message is for a person.
 */
public class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
