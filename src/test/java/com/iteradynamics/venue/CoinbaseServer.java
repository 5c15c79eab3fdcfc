package com.iteradynamics.venue;

import com.iteradynamics.adapter.coinbase.client.Transport;
import com.iteradynamics.adapter.coinbase.messages.HttpAnswer;
import com.iteradynamics.adapter.coinbase.messages.HttpCall;
import com.iteradynamics.execution.Threads;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/**
 * A venue on a port of the loopback. Where the engine breaks a connection, the connection breaks;
 * where it lets a caller wait, nothing comes for {@code hold}, and then the connection breaks.
 */
public final class CoinbaseServer implements AutoCloseable {
  static {
    // Otherwise each answer on a connection that is kept open waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final Set<String> NO_BODY = Set.of("GET", "HEAD", "DELETE");

  private final HttpServer server;
  private final ExecutorService threads = Threads.forEachTask();
  private final Duration hold;
  private volatile Transport venue = call -> new HttpAnswer(503, Map.of(), "");

  private CoinbaseServer(int port, Duration hold) throws IOException {
    this.hold = hold;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /**
   * Listens, and answers 503 until a venue is {@link #open}: a venue wants to know the port, which
   * is part of what is signed.
   *
   * @param port 0 for any free one
   * @param hold how long a caller waits for nothing
   */
  public static CoinbaseServer listen(int port, Duration hold) throws IOException {
    return new CoinbaseServer(port, hold);
  }

  /** Answers with {@code venue} from now on. */
  public void open(Transport behind) {
    venue = behind;
  }

  /** Where it listens: for COINBASE_URL. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What callers may have signed as the host. */
  public Set<String> hosts() {
    int port = server.getAddress().getPort();
    return Set.of("127.0.0.1:" + port, "127.0.0.1", "localhost:" + port, "localhost");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    // Closing it before an answer was sent closes the connection.
    try (exchange) {
      HttpCall call = call(exchange);
      Optional<HttpAnswer> answer = answer(call);
      if (answer.isPresent()) {
        send(exchange, answer.get());
      }
    }
  }

  /** The engine's answer; empty when it breaks the connection. */
  private Optional<HttpAnswer> answer(HttpCall call) {
    try {
      return Optional.of(venue.exchange(call));
    } catch (HttpTimeoutException e) {
      hold();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static HttpCall call(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    URI uri = exchange.getRequestURI();
    return new HttpCall(
        exchange.getRequestMethod(),
        uri.getRawPath(),
        Optional.ofNullable(uri.getRawQuery()).orElse(""),
        headers,
        NO_BODY.contains(exchange.getRequestMethod()) ? Optional.empty() : Optional.of(body));
  }

  private static void send(HttpExchange exchange, HttpAnswer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private void hold() {
    try {
      Thread.sleep(hold);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
