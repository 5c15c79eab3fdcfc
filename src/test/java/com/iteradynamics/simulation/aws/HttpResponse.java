package com.iteradynamics.simulation.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a service answers. */
record HttpResponse(int status, Map<String, String> headers, byte[] body) {
  static final ObjectMapper JSON = new ObjectMapper();

  static HttpResponse empty(int status) {
    return new HttpResponse(status, Map.of(), new byte[0]);
  }

  static HttpResponse xml(int status, String body) {
    return new HttpResponse(
        status,
        Map.of("Content-Type", "application/xml"),
        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + body).getBytes(StandardCharsets.UTF_8));
  }

  static HttpResponse json(int status, Map<String, Object> body) {
    try {
      return new HttpResponse(
          status,
          Map.of("Content-Type", "application/x-amz-json-1.1"),
          JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** S3's way to say no; that nothing changed has no content. */
  static HttpResponse s3Error(int status, String code, String message) {
    return status == 304
        ? empty(status)
        : xml(status, "<Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>");
  }

  /** The way of the services that speak JSON. */
  static HttpResponse jsonError(int status, String code) {
    return json(status, Map.of("__type", code, "message", "planted"));
  }
}
