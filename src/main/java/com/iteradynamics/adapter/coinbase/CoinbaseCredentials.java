package com.iteradynamics.adapter.coinbase;

import com.iteradynamics.execution.Reading;

/**
 * A key as text. Never printed: the text form hides both.
 *
 * @param keyName name of the key
 * @param secret the key itself, in one of the forms of {@link CoinbaseKey#parse}
 */
public record CoinbaseCredentials(String keyName, String secret) {

  /** The key, ready to sign; else what is wrong with it, without any part of it. */
  public Reading<Signer> key() {
    try {
      return new Reading.Read<>(CoinbaseKey.parse(keyName, secret));
    } catch (UnusableKeyException e) {
      return new Reading.Unread<>(e.getMessage());
    }
  }

  @Override
  public String toString() {
    return "CoinbaseCredentials[***]";
  }
}
