package com.iteradynamics.adapter.coinbase.client;

/**
 * A key that cannot be used. The message says what is expected, and never holds any part of the
 * key; there is no cause, because that of a parser might.
 */
public final class UnusableKeyException extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableKeyException(String message) {
    super(message);
  }
}
