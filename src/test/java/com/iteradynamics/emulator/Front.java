package com.iteradynamics.emulator;

import com.iteradynamics.execution.Threads;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The one address that all calls to AWS go to. It tells services apart by their headers, hands each
 * call on, and remembers when it came. It can make calls slower, and throttle the tables.
 */
final class Front implements AutoCloseable {
  private static final Set<String> HOP_BY_HOP =
      Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding");

  static {
    // Without it the server waits for the client's acknowledgement, 40 ms a call.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** A call: when it came, and when work on its answer began, in nanoseconds of this process. */
  record Call(String what, long begun, long ended) {}

  private final URI dynamoDb;
  private final URI others;
  private final boolean throttled;
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Call> calls = new ArrayList<>();
  private volatile Duration delay = Duration.ZERO;

  /**
   * @param dynamoDb where DynamoDB Local listens
   * @param others where S3, EventBridge and Secrets Manager listen
   * @param throttled whether DynamoDB answers that it is asked too much
   */
  Front(URI dynamoDb, URI others, boolean throttled) throws IOException {
    this.dynamoDb = dynamoDb;
    this.others = others;
    this.throttled = throttled;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Threads.forEachTask());
    server.createContext("/", this::serve);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Makes every call take this much longer, as a network does. */
  void delay(Duration longer) {
    delay = longer;
  }

  /** The calls since the last time somebody asked. */
  synchronized List<Call> takeCalls() {
    List<Call> taken = List.copyOf(calls);
    calls.clear();
    return taken;
  }

  /**
   * How many of these calls had to wait for one another: the longest chain without overlap. Only
   * means something with a {@link #delay}, in which all that go out side by side have come.
   */
  static int roundTrips(List<Call> calls) {
    int trips = 0;
    long free = Long.MIN_VALUE;
    for (Call call : calls.stream().sorted(Comparator.comparingLong(Call::ended)).toList()) {
      if (call.begun() >= free) {
        trips++;
        free = call.ended();
      }
    }
    return trips;
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }

  private void serve(HttpExchange exchange) throws IOException {
    long begun = System.nanoTime();
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    byte[] body = exchange.getRequestBody().readAllBytes();
    String what =
        target == null
            ? exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()
            : target;
    try {
      Thread.sleep(delay);
      synchronized (this) {
        // Now, not when the answer is out: by then the caller may have made its next call.
        calls.add(new Call(what, begun, System.nanoTime()));
      }
      boolean table = target != null && target.startsWith("DynamoDB_");
      if (table && throttled) {
        throttle(exchange);
      } else {
        forward(table ? dynamoDb : others, exchange, body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  private void forward(URI service, HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.BodyPublisher content =
        body.length == 0
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), content);
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    HttpResponse<byte[]> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!HOP_BY_HOP.contains(name) && !name.startsWith(":")) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    int length = response.body().length;
    exchange.sendResponseHeaders(response.statusCode(), length == 0 ? -1 : length);
    exchange.getResponseBody().write(response.body());
  }

  private static void throttle(HttpExchange exchange) throws IOException {
    byte[] error =
        ("{\"__type\":\"com.amazonaws.dynamodb.v20120810#ThrottlingException\","
                + "\"message\":\"Throughput exceeds the current capacity of your table\"}")
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(400, error.length);
    exchange.getResponseBody().write(error);
  }
}
