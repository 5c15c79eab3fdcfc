package com.iteradynamics.adapter.coinbase;

import com.iteradynamics.execution.Reading;

/** Where the key comes from, which may be replaced while the process lives. */
public interface KeySource {

  /** The key; why there is none when it cannot be had. The reason holds nothing of the key. */
  Reading<Signer> key();

  /**
   * The key after the venue refused {@code refused}: read again where it is kept. The same key when
   * that has not changed.
   */
  Reading<Signer> after401(Signer refused);

  /** A key that never changes. */
  static KeySource of(Signer key) {
    return new KeySource() {
      @Override
      public Reading<Signer> key() {
        return new Reading.Read<>(key);
      }

      @Override
      public Reading<Signer> after401(Signer refused) {
        return key();
      }
    };
  }
}
