package com.iteradynamics.governance;

/** A log of reports that cannot be read or written; the message says why, for a person. */
public final class GovernanceLogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public GovernanceLogException(String message) {
    super(message);
  }

  public GovernanceLogException(String message, Throwable cause) {
    super(message, cause);
  }
}
