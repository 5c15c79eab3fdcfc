package com.iteradynamics.adapter.coinbase.client;

import com.iteradynamics.execution.port.Result;

/**
 * A key as text. Never printed: the text form hides both.
 *
 * @param keyName name of the key
 * @param secret the key itself, in one of the forms of {@link CoinbaseKey#parse}
 */
public record CoinbaseCredentials(String keyName, String secret) {

  /** The key, ready to sign; else what is wrong with it, without any part of it. */
  public Result<Signer> key() {
    try {
      return new Result.Ok<>(CoinbaseKey.parse(keyName, secret));
    } catch (UnusableKeyException e) {
      return new Result.Failed<>(e.getMessage());
    }
  }

  @Override
  public String toString() {
    return "CoinbaseCredentials[***]";
  }
}
