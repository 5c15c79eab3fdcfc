package com.iteradynamics.adapter.coinbase.messages;

/** The venue's answer lacks something, or says what cannot be; the message says what. */
public final class InvalidResponseException extends Exception {
  private static final long serialVersionUID = 1L;

  public InvalidResponseException(String message) {
    super(message);
  }
}
