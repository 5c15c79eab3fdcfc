package com.iteradynamics.adapter.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** An HTTP client to DynamoDB whose next answers are planted; without a plan it is a plain one. */
final class FaultyHttp implements SdkHttpClient {
  private static final String TARGET = "X-Amz-Target";

  /** What happens to one request. */
  sealed interface Fault {
    /** Nothing: it is carried out and answered. */
    record None() implements Fault {}

    /** It is carried out, and the answer is lost. */
    record AnswerLost() implements Fault {}

    /** It never arrives. */
    record RequestLost() implements Fault {}

    /** It is answered with an error of this type. */
    record Refusal(int status, String type, String more) implements Fault {}
  }

  final Queue<Fault> faults = new ConcurrentLinkedQueue<>();

  /** The operations that were asked for, every try. */
  final List<String> calls = Collections.synchronizedList(new ArrayList<>());

  private final SdkHttpClient real = UrlConnectionHttpClient.create();

  /** Plants {@code times} faults of a kind. */
  void plant(int times, Fault fault) {
    for (int i = 0; i < times; i++) {
      faults.add(fault);
    }
  }

  static Fault error(String type) {
    return new Fault.Refusal(400, type, "");
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    String target = request.httpRequest().firstMatchingHeader(TARGET).orElse("?");
    ExecutableHttpRequest prepared = real.prepareRequest(request);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        calls.add(target.substring(target.indexOf('.') + 1));
        Fault fault = faults.poll();
        if (fault == null) {
          return prepared.call();
        }
        return switch (fault) {
          case Fault.None none -> prepared.call();
          case Fault.AnswerLost lost -> {
            prepared.call().responseBody().ifPresent(AbortableInputStream::abort);
            throw new IOException("the connection broke");
          }
          case Fault.RequestLost lost -> throw new IOException("the connection broke");
          case Fault.Refusal error -> answer(error);
        };
      }

      @Override
      public void abort() {
        prepared.abort();
      }
    };
  }

  private static HttpExecuteResponse answer(Fault.Refusal error) {
    String body =
        String.format(
            Locale.ROOT,
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"planted\"%s}",
            error.type(),
            error.more());
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpResponse.builder()
                .statusCode(error.status())
                .putHeader("Content-Type", "application/x-amz-json-1.0")
                .build())
        .responseBody(
            AbortableInputStream.create(
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
        .build();
  }

  @Override
  public void close() {
    real.close();
  }
}
