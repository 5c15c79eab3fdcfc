package com.iteradynamics.simulation.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a service answers. */
record HttpAnswer(int status, Map<String, String> headers, byte[] body) {
  static final ObjectMapper JSON = new ObjectMapper();

  static HttpAnswer empty(int status) {
    return new HttpAnswer(status, Map.of(), new byte[0]);
  }

  static HttpAnswer xml(int status, String body) {
    return new HttpAnswer(
        status,
        Map.of("Content-Type", "application/xml"),
        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + body).getBytes(StandardCharsets.UTF_8));
  }

  static HttpAnswer json(int status, Map<String, Object> body) {
    try {
      return new HttpAnswer(
          status,
          Map.of("Content-Type", "application/x-amz-json-1.1"),
          JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** S3's way to say no; that nothing changed has no content. */
  static HttpAnswer s3Error(int status, String code, String message) {
    return status == 304
        ? empty(status)
        : xml(status, "<Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>");
  }

  /** The way of the services that speak JSON. */
  static HttpAnswer jsonError(int status, String code) {
    return json(status, Map.of("__type", code, "message", "planted"));
  }
}
