package com.iteradynamics.simulation.aws;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;

/**
 * The model of S3, Secrets Manager and EventBridge on a port of the loopback, for tests of what the
 * SDK makes of an answer, for other processes, and for trying the function without an account. It
 * checks no signature. Faults can be planted, and every call is remembered.
 */
public final class ModelServer implements AutoCloseable {
  static {
    // Otherwise each answer on a connection that is kept open waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Threads.forEachTask();
  private final ModelBuckets buckets = new ModelBuckets();
  private final HttpBuckets http = new HttpBuckets(buckets);
  private final ModelSecrets secrets = new ModelSecrets();
  private final ModelEventBus events = new ModelEventBus();
  private final List<Call> calls = new ArrayList<>();
  private final List<Planted> faults = new ArrayList<>();

  /** What can go wrong with a call. */
  public sealed interface Fault {
    /** The service answers with an error, for example 503 SlowDown; nothing is done. */
    record Answer(int status, String code) implements Fault {}

    /** The call is done, but its answer comes late. */
    record Late(Duration by) implements Fault {}

    /** The call is done, but the connection ends behind this many bytes of the answer. */
    record CutShort(int bytes) implements Fault {}

    /** The call is done, but the connection ends without an answer. */
    record HangUp() implements Fault {}
  }

  /** Secrets Manager as far as Argus needs it: one value for each name. */
  public static final class ModelSecrets {
    private final Map<String, String> values = new ConcurrentHashMap<>();

    /** Gives a secret a value, another one when it has one. */
    public void put(String id, String value) {
      values.put(id, value);
    }

    HttpResponse answer(Call call) {
      if (!call.is("GetSecretValue")) {
        return HttpResponse.jsonError(400, "InvalidAction");
      }
      String value = values.get(call.resource());
      return value == null
          ? HttpResponse.jsonError(400, "ResourceNotFoundException")
          : HttpResponse.json(200, Map.of("Name", call.resource(), "SecretString", value));
    }
  }

  private static final class Planted {
    private final Predicate<Call> which;
    private final Fault fault;
    private int left;

    private Planted(Predicate<Call> which, int times, Fault fault) {
      this.which = which;
      this.left = times;
      this.fault = fault;
    }
  }

  private ModelServer(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Starts on a free port. */
  public static ModelServer start() {
    return start(0);
  }

  /** Starts on {@code port}; 0 is any free one. */
  public static ModelServer start(int port) {
    try {
      return new ModelServer(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens: for AWS_ENDPOINT_URL_S3, _SECRETS_MANAGER and _EVENTBRIDGE. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public ModelBuckets buckets() {
    return buckets;
  }

  public ModelSecrets secrets() {
    return secrets;
  }

  public ModelEventBus events() {
    return events;
  }

  /** The calls that came so far, in order; those that met a fault included. */
  public List<Call> calls() {
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
  public void plant(Predicate<Call> which, int times, Fault fault) {
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
  public void deny(Predicate<Call> which) {
    plant(which, Integer.MAX_VALUE, new Fault.Answer(403, "AccessDenied"));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpRequest request = HttpRequest.of(exchange);
      boolean json = request.target().isPresent();
      JsonNode body = json ? HttpResponse.JSON.readTree(request.body()) : null;
      Call call = json ? jsonCall(request, body) : HttpBuckets.call(request);
      synchronized (calls) {
        calls.add(call);
      }
      Optional<Fault> fault = fault(call);
      if (fault.isPresent() && fault.get() instanceof Fault.Answer answer) {
        send(
            exchange,
            json
                ? HttpResponse.jsonError(answer.status(), answer.code())
                : HttpResponse.s3Error(answer.status(), answer.code(), "planted"));
        return;
      }
      HttpResponse answer = json ? answer(call, body) : http.answer(call, request);
      if (fault.isPresent()) {
        sendBadly(exchange, answer, fault.get());
      } else {
        send(exchange, answer);
      }
    }
  }

  private static Call jsonCall(HttpRequest request, JsonNode body) {
    String target = request.target().orElseThrow();
    String operation = target.substring(target.indexOf('.') + 1);
    String resource =
        operation.equals("PutEvents")
            ? body.path("Entries").path(0).path("EventBusName").asText()
            : body.path("SecretId").asText();
    return new Call(operation, resource, 1);
  }

  private HttpResponse answer(Call call, JsonNode body) {
    return call.is("PutEvents") ? events.answer(call, body) : secrets.answer(call);
  }

  private Optional<Fault> fault(Call call) {
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

  private static void sendBadly(HttpExchange exchange, HttpResponse answer, Fault fault)
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

  private static void send(HttpExchange exchange, HttpResponse answer) throws IOException {
    sendHeaders(exchange, answer);
    if (answer.body().length > 0 && !exchange.getRequestMethod().equals("HEAD")) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(answer.body());
      }
    }
  }

  private static void sendHeaders(HttpExchange exchange, HttpResponse answer) throws IOException {
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.getResponseHeaders().set("x-amzn-RequestId", "model");
    boolean none = answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), none ? -1 : answer.body().length);
  }
}
