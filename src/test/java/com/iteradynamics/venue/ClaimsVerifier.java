package com.iteradynamics.venue;

import com.iteradynamics.adapter.coinbase.messages.HttpCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Checks what a token says and not who signed it, for simulations whose millions of calls nobody
 * wants to sign: the third part of the token may be anything, also nothing.
 */
public final class ClaimsVerifier implements Verifier {
  private final ApiKey key;
  private final TokenClaims claims;

  /**
   * @param hosts what a token's uri may name as the host
   * @param tolerance how far its times may be off
   */
  public ClaimsVerifier(ApiKey key, Set<String> hosts, Duration tolerance) {
    this.key = key;
    claims = new TokenClaims(hosts, tolerance);
  }

  @Override
  public Verdict verify(HttpCall call, Instant now) {
    Optional<TokenClaims.Token> token = TokenClaims.token(call);
    if (token.isEmpty()) {
      return new Verdict.Refused("there is no token");
    }
    if (!token.get().keyName().equals(key.name())) {
      return new Verdict.Refused("nobody knows the key");
    }
    return claims
        .problem(token.get(), call, now)
        .<Verdict>map(Verdict.Refused::new)
        .orElseGet(() -> new Verdict.Accepted(key));
  }
}
