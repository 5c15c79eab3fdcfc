package com.iteradynamics.simulation;

import com.iteradynamics.adapter.coinbase.Signer;

/**
 * Signs nothing: the simulated venue looks at what a token says and not at who signed it.
 *
 * @param keyName of the key that it stands for
 */
record CheapSigner(String keyName) implements Signer {

  @Override
  public String algorithm() {
    return "none";
  }

  @Override
  public byte[] sign(byte[] content) {
    return new byte[0];
  }
}
