package com.iteradynamics.adapter.coinbase.client;

/** Who signs the tokens of requests: a key, or in a simulation something cheaper. */
public interface Signer {

  /** The key's name as the venue knows it: letters, digits and {@code / - _ . :} only. */
  String keyName();

  /** {@code alg} of a token, for example {@code ES256}. */
  String algorithm();

  /** The signature of {@code content}, as a token has it. */
  byte[] sign(byte[] content);
}
