package com.iteradynamics.emulator;

import com.iteradynamics.execution.Threads;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lambda's Runtime API as far as a function needs it: the runtime asks for the next event and posts
 * the answer, or the error. Listens on a free port of this machine only.
 */
final class RuntimeApi implements AutoCloseable {
  private static final String PREFIX = "/2018-06-01/runtime/";
  private static final Duration TIME_LIMIT = Duration.ofMinutes(2);

  private record Event(String id, String text) {}

  private final HttpServer server;
  private final AtomicLong invocations = new AtomicLong();
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Map<String, CompletableFuture<Invocation>> answers = new ConcurrentHashMap<>();
  private final CompletableFuture<String> initError = new CompletableFuture<>();

  RuntimeApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Threads.forEachTask());
    server.createContext(PREFIX, this::serve);
    server.start();
  }

  /** Host and port, as the runtime wants them. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Hands {@code event} to the function; waits for what it makes of it. */
  Invocation invoke(String event) {
    Event next = new Event(new UUID(0, invocations.incrementAndGet()).toString(), event);
    CompletableFuture<Invocation> answer = new CompletableFuture<>();
    answers.put(next.id(), answer);
    events.add(next);
    try {
      return CompletableFuture.anyOf(answer, initError)
          .thenApply(
              end -> end instanceof Invocation done ? done : new Invocation(false, end.toString()))
          .get(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the function gave no answer: " + e, e);
    }
  }

  /** What will never be answered now, and why. */
  void ended(String why) {
    initError.complete(why);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(PREFIX.length());
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (path.equals("invocation/next")) {
      next(exchange);
    } else if (path.equals("init/error")) {
      initError.complete(body);
      answer(exchange, 202, "{}");
    } else {
      String[] parts = path.split("/", -1);
      answers.remove(parts[1]).complete(new Invocation(parts[2].equals("response"), body));
      answer(exchange, 202, "{}");
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    try {
      Event event = events.take();
      var headers = exchange.getResponseHeaders();
      headers.set("Lambda-Runtime-Aws-Request-Id", event.id());
      headers.set(
          "Lambda-Runtime-Deadline-Ms",
          Long.toString(Instant.now().plus(TIME_LIMIT).toEpochMilli()));
      headers.set(
          "Lambda-Runtime-Invoked-Function-Arn",
          "arn:aws:lambda:us-east-1:123456789012:function:argus-cycle");
      headers.set("Content-Type", "application/json");
      answer(exchange, 200, event.text());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exchange.close();
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
