package com.iteradynamics.adapter.coinbase.messages;

import java.util.Map;

/**
 * What the venue answered.
 *
 * @param status HTTP status
 * @param headers by name in lower case; of a repeated one the first value
 * @param body the text, perhaps empty, perhaps not JSON
 */
public record HttpAnswer(int status, Map<String, String> headers, String body) {
  public HttpAnswer {
    headers = Map.copyOf(headers);
  }
}
