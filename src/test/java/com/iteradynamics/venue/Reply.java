package com.iteradynamics.venue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.iteradynamics.adapter.coinbase.messages.HttpAnswer;
import java.util.Map;

/**
 * What the venue wants to answer, before anything is done to it.
 *
 * @param status HTTP status
 * @param body JSON
 */
record Reply(int status, JsonNode body) {
  static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, String> JSON_HEADERS =
      Map.of("content-type", "application/json; charset=utf-8", "cache-control", "max-age=14400");
  private static final Map<String, String> PRIVATE_HEADERS =
      Map.of(
          "content-type", "application/json; charset=utf-8",
          "x-ratelimit-limit", "30",
          "x-ratelimit-remaining", "29",
          "x-ratelimit-reset", "1");

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static Reply ok(JsonNode body) {
    return new Reply(200, body);
  }

  static Reply error(int status, String error, String message) {
    return new Reply(
        status, object().put("error", error).put("error_details", message).put("message", message));
  }

  /** The request makes no sense. */
  static Reply invalid(String message) {
    return error(400, "INVALID_ARGUMENT", message);
  }

  /** A page that is not JSON. */
  static HttpAnswer text(int status, String type, String body) {
    return new HttpAnswer(status, Map.of("content-type", type), body);
  }

  HttpAnswer answer(boolean open) {
    try {
      return new HttpAnswer(
          status, open ? JSON_HEADERS : PRIVATE_HEADERS, JSON.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can be written", e);
    }
  }
}
