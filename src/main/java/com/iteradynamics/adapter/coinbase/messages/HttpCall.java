package com.iteradynamics.adapter.coinbase.messages;

import java.util.Map;
import java.util.Optional;

/**
 * A request to the venue.
 *
 * @param method {@code GET} or {@code POST}
 * @param path absolute path, for example {@code /api/v3/brokerage/orders}, percent-encoded
 * @param query what follows the question mark, percent-encoded; empty when there is none
 * @param headers by name in lower case; {@code authorization} holds a secret
 * @param body JSON; empty for GET
 */
public record HttpCall(
    String method, String path, String query, Map<String, String> headers, Optional<String> body) {
  public HttpCall {
    headers = Map.copyOf(headers);
  }

  /** Without headers and body, which hold secrets. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
