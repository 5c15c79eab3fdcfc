package com.iteradynamics.venue;

import com.iteradynamics.adapter.coinbase.client.Signer;

/**
 * Signs nothing, for who looks at what a token says and not at who signed it: {@link
 * ClaimsVerifier}.
 *
 * @param keyName of the key that it stands for
 */
public record Unsigned(String keyName) implements Signer {

  @Override
  public String algorithm() {
    return "none";
  }

  @Override
  public byte[] sign(byte[] content) {
    return new byte[0];
  }
}
