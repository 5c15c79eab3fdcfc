package com.iteradynamics.adapter.coinbase;

/** The venue's answer lacks something, or says what cannot be; the message says what. */
final class NonsenseException extends Exception {
  private static final long serialVersionUID = 1L;

  NonsenseException(String message) {
    super(message);
  }
}
