package com.iteradynamics.adapter.coinbase.client;

import com.iteradynamics.execution.port.Result;

/** Where the key comes from, which may be replaced while the process lives. */
public interface KeySource {

  /** The key; why there is none when it cannot be had. The reason holds nothing of the key. */
  Result<Signer> key();

  /**
   * The key after the venue refused {@code refused}: read again where it is kept. The same key when
   * that has not changed.
   */
  Result<Signer> after401(Signer refused);

  /** A key that never changes. */
  static KeySource of(Signer key) {
    return new KeySource() {
      @Override
      public Result<Signer> key() {
        return new Result.Ok<>(key);
      }

      @Override
      public Result<Signer> after401(Signer refused) {
        return key();
      }
    };
  }
}
