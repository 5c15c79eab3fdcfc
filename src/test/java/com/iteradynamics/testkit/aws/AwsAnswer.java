package com.iteradynamics.testkit.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a service answers. */
record AwsAnswer(int status, Map<String, String> headers, byte[] body) {
  static final ObjectMapper JSON = new ObjectMapper();

  static AwsAnswer empty(int status) {
    return new AwsAnswer(status, Map.of(), new byte[0]);
  }

  static AwsAnswer xml(int status, String body) {
    return new AwsAnswer(
        status,
        Map.of("Content-Type", "application/xml"),
        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + body).getBytes(StandardCharsets.UTF_8));
  }

  static AwsAnswer json(int status, Map<String, Object> body) {
    try {
      return new AwsAnswer(
          status,
          Map.of("Content-Type", "application/x-amz-json-1.1"),
          JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** S3's way to say no. */
  static AwsAnswer s3Error(int status, String code) {
    return xml(
        status,
        "<Error><Code>" + code + "</Code><Message>" + code + " from the fake</Message></Error>");
  }

  /** The way of the services that speak JSON. */
  static AwsAnswer jsonError(int status, String code) {
    return json(status, Map.of("__type", code, "message", code + " from the fake"));
  }
}
