package com.iteradynamics.venue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.adapter.coinbase.messages.HttpCall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules that a token's content must keep, whoever signed it, and the nonces that were used. */
final class TokenClaims {
  private static final String SCHEME = "Bearer ";
  private static final long LONGEST_SECONDS = 120;

  private final Set<String> hosts;
  private final long tolerance;
  private final Map<String, Long> nonces = new HashMap<>();
  private long sweptAt;

  TokenClaims(Set<String> hosts, Duration tolerance) {
    this.hosts = Set.copyOf(hosts);
    this.tolerance = tolerance.toSeconds();
  }

  /**
   * A token in its parts.
   *
   * @param signed what the signature is over
   */
  record Token(JsonNode header, JsonNode claims, String signed, byte[] signature) {
    String keyName() {
      return header.path("kid").asText();
    }
  }

  /** The token of a call; empty when it has none that can be read. */
  static Optional<Token> token(HttpCall call) {
    String value = call.headers().getOrDefault("authorization", "");
    if (!value.startsWith(SCHEME)) {
      return Optional.empty();
    }
    String token = value.substring(SCHEME.length());
    int first = token.indexOf('.');
    int second = token.indexOf('.', first + 1);
    if (first < 0 || second < 0 || token.indexOf('.', second + 1) >= 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Token(
              json(token.substring(0, first)),
              json(token.substring(first + 1, second)),
              token.substring(0, second),
              bytes(token.substring(second + 1))));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What is wrong with the content; empty when it is all right, and then its nonce is used up. */
  Optional<String> problem(Token token, HttpCall call, Instant now) {
    JsonNode claims = token.claims();
    String name = token.keyName();
    if (!claims.path("iss").asText().equals("cdp")) {
      return Optional.of("iss is not cdp");
    }
    if (!claims.path("sub").asText().equals(name)) {
      return Optional.of("sub is not kid");
    }
    if (!isUri(claims.path("uri").asText(), call)) {
      return Optional.of("uri is not that of " + call);
    }
    return times(claims, now.getEpochSecond())
        .or(() -> nonce(token.header().path("nonce").asText(), claims, now));
  }

  private boolean isUri(String uri, HttpCall call) {
    String method = call.method() + " ";
    int end = uri.length() - call.path().length();
    return end > method.length()
        && uri.startsWith(method)
        && uri.endsWith(call.path())
        && hosts.contains(uri.substring(method.length(), end));
  }

  private Optional<String> times(JsonNode claims, long now) {
    JsonNode begin = claims.path("nbf");
    JsonNode end = claims.path("exp");
    if (!begin.isIntegralNumber() || !end.isIntegralNumber()) {
      return Optional.of("nbf or exp is no number");
    }
    if (end.longValue() - begin.longValue() > LONGEST_SECONDS) {
      return Optional.of("it lives longer than 120 s");
    }
    if (begin.longValue() > now + tolerance) {
      return Optional.of("nbf is " + (begin.longValue() - now) + " s ahead");
    }
    return end.longValue() < now - tolerance
        ? Optional.of("it expired " + (now - end.longValue()) + " s ago")
        : Optional.empty();
  }

  private Optional<String> nonce(String nonce, JsonNode claims, Instant now) {
    if (nonce.isEmpty()) {
      return Optional.of("it has no nonce");
    }
    long second = now.getEpochSecond();
    if (Math.abs(second - sweptAt) > LONGEST_SECONDS) {
      nonces.values().removeIf(end -> end < second - tolerance);
      sweptAt = second;
    }
    return nonces.putIfAbsent(nonce, claims.path("exp").longValue()) == null
        ? Optional.empty()
        : Optional.of("its nonce was used before");
  }

  private static JsonNode json(String part) throws JsonProcessingException {
    return Reply.JSON.readTree(new String(bytes(part), StandardCharsets.UTF_8));
  }

  private static byte[] bytes(String part) {
    return Base64.getUrlDecoder().decode(part);
  }
}
