package com.iteradynamics.testkit.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.execution.Threads;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;

/**
 * S3, Secrets Manager and EventBridge on a port of the loopback, for tests and for trying the
 * function without an account. It checks no signature. Faults can be planted, and every call is
 * remembered.
 */
public final class FakeAws implements AutoCloseable {
  static {
    // Otherwise each answer on a connection that is kept open waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Threads.forEachTask();
  private final FakeBuckets buckets = new FakeBuckets();
  private final FakeSecrets secrets = new FakeSecrets();
  private final FakeEventBus events = new FakeEventBus();
  private final List<AwsCall> calls = new ArrayList<>();
  private final List<Planted> faults = new ArrayList<>();

  private static final class Planted {
    private final Predicate<AwsCall> which;
    private final Fault fault;
    private int left;

    private Planted(Predicate<AwsCall> which, int times, Fault fault) {
      this.which = which;
      this.left = times;
      this.fault = fault;
    }
  }

  private FakeAws(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Starts on a free port. */
  public static FakeAws start() {
    return start(0);
  }

  /** Starts on {@code port}; 0 is any free one. */
  public static FakeAws start(int port) {
    try {
      return new FakeAws(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens: for AWS_ENDPOINT_URL_S3, _SECRETS_MANAGER and _EVENTBRIDGE. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public FakeBuckets buckets() {
    return buckets;
  }

  public FakeSecrets secrets() {
    return secrets;
  }

  public FakeEventBus events() {
    return events;
  }

  /** The calls that came so far, in order; those that met a fault included. */
  public List<AwsCall> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  /** Forgets the calls that came so far. */
  public void forgetCalls() {
    synchronized (calls) {
      calls.clear();
    }
  }

  /** Lets the next {@code times} calls that match meet {@code fault}. */
  public void plant(Predicate<AwsCall> which, int times, Fault fault) {
    synchronized (faults) {
      faults.add(new Planted(which, times, fault));
    }
  }

  /** From now on nothing goes wrong, and no call has come yet. */
  public void reset() {
    synchronized (faults) {
      faults.clear();
    }
    forgetCalls();
  }

  /** Takes away a permission: these calls are refused from now on. */
  public void deny(Predicate<AwsCall> which) {
    plant(which, Integer.MAX_VALUE, new Fault.Answer(403, "AccessDenied"));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      AwsRequest request = AwsRequest.of(exchange);
      boolean json = request.target().isPresent();
      JsonNode body = json ? AwsAnswer.JSON.readTree(request.body()) : null;
      AwsCall call = json ? jsonCall(request, body) : buckets.call(request);
      synchronized (calls) {
        calls.add(call);
      }
      Optional<Fault> fault = fault(call);
      if (fault.isPresent() && fault.get() instanceof Fault.Answer answer) {
        send(
            exchange,
            json
                ? AwsAnswer.jsonError(answer.status(), answer.code())
                : AwsAnswer.s3Error(answer.status(), answer.code()));
        return;
      }
      AwsAnswer answer = json ? answer(call, body) : buckets.answer(call, request);
      if (fault.isPresent()) {
        sendBadly(exchange, answer, fault.get());
      } else {
        send(exchange, answer);
      }
    }
  }

  private static AwsCall jsonCall(AwsRequest request, JsonNode body) {
    String target = request.target().orElseThrow();
    String operation = target.substring(target.indexOf('.') + 1);
    String resource =
        operation.equals("PutEvents")
            ? body.path("Entries").path(0).path("EventBusName").asText()
            : body.path("SecretId").asText();
    return new AwsCall(operation, resource);
  }

  private AwsAnswer answer(AwsCall call, JsonNode body) {
    return call.is("PutEvents") ? events.answer(call, body) : secrets.answer(call);
  }

  private Optional<Fault> fault(AwsCall call) {
    synchronized (faults) {
      for (Planted planted : faults) {
        if (planted.left > 0 && planted.which.test(call)) {
          planted.left--;
          return Optional.of(planted.fault);
        }
      }
      return Optional.empty();
    }
  }

  private static void sendBadly(HttpExchange exchange, AwsAnswer answer, Fault fault)
      throws IOException {
    switch (fault) {
      case Fault.Answer done -> throw new IllegalStateException("answered before");
      case Fault.HangUp hangUp -> {}
      case Fault.CutShort cut -> {
        sendHeaders(exchange, answer);
        exchange.getResponseBody().write(answer.body(), 0, cut.bytes());
        exchange.getResponseBody().flush();
      }
      case Fault.Late late -> {
        try {
          Thread.sleep(late.by());
          send(exchange, answer);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  private static void send(HttpExchange exchange, AwsAnswer answer) throws IOException {
    sendHeaders(exchange, answer);
    if (answer.body().length > 0 && !exchange.getRequestMethod().equals("HEAD")) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(answer.body());
      }
    }
  }

  private static void sendHeaders(HttpExchange exchange, AwsAnswer answer) throws IOException {
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.getResponseHeaders().set("x-amzn-RequestId", "fake");
    boolean none = answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), none ? -1 : answer.body().length);
  }
}
