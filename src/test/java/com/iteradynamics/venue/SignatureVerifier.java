package com.iteradynamics.venue;

import com.iteradynamics.adapter.coinbase.messages.HttpCall;
import com.iteradynamics.venue.TokenClaims.Token;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks what a token says and that the key it names signed it. */
public final class SignatureVerifier implements Verifier {
  private final Map<String, Registered> keys = new HashMap<>();
  private final TokenClaims claims;

  private record Registered(ApiKey rights, VenueKey key) {}

  /**
   * @param hosts what a token's uri may name as the host
   * @param tolerance how far its times may be off
   */
  public SignatureVerifier(Set<String> hosts, Duration tolerance) {
    claims = new TokenClaims(hosts, tolerance);
  }

  /** Makes a key known. */
  public SignatureVerifier register(ApiKey rights, VenueKey key) {
    keys.put(rights.name(), new Registered(rights, key));
    return this;
  }

  @Override
  public Verdict verify(HttpCall call, Instant now) {
    Optional<Token> token = TokenClaims.token(call);
    if (token.isEmpty()) {
      return new Verdict.Refused("there is no token");
    }
    Registered signer = keys.get(token.get().keyName());
    if (signer == null) {
      return new Verdict.Refused("nobody knows the key");
    }
    return signature(token.get(), signer.key())
        .or(() -> claims.problem(token.get(), call, now))
        .<Verdict>map(Verdict.Refused::new)
        .orElseGet(() -> new Verdict.Accepted(signer.rights()));
  }

  private static Optional<String> signature(Token token, VenueKey key) {
    if (!token.header().path("typ").asText().equals("JWT")
        || !token.header().path("alg").asText().equals(key.kind().algorithm())) {
      return Optional.of("typ or alg is not that of the key");
    }
    try {
      Signature check = Signature.getInstance(key.kind().signature());
      check.initVerify(key.publicKey());
      check.update(token.signed().getBytes(StandardCharsets.US_ASCII));
      return check.verify(token.signature())
          ? Optional.empty()
          : Optional.of("the signature is not the key's");
    } catch (GeneralSecurityException e) {
      return Optional.of("the signature cannot be read");
    }
  }
}
