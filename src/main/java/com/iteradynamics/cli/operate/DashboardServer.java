package com.iteradynamics.cli.operate;

import com.iteradynamics.cli.Failures;
import com.iteradynamics.dashboard.DashboardData;
import com.iteradynamics.dashboard.DashboardPage;
import com.iteradynamics.execution.Threads;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/**
 * Mission control on this machine's loopback. It answers to its own names only, so that no other
 * page that the browser shows can read it, and it changes nothing.
 */
final class DashboardServer implements AutoCloseable {
  private static final String HTML = "text/html; charset=utf-8";
  private static final String JSON = "application/json; charset=utf-8";
  private static final String TEXT = "text/plain; charset=utf-8";

  private final HttpServer server;
  private final ExecutorService threads = Threads.forEachTask();
  private final Supplier<DashboardData> source;
  private final Consumer<String> notices;

  private DashboardServer(
      HttpServer server, Supplier<DashboardData> source, Consumer<String> notices) {
    this.server = server;
    this.source = source;
    this.notices = notices;
  }

  /**
   * Starts to answer.
   *
   * @param port where; 0 for any that is free
   * @param source what there is now
   * @param notices takes what went wrong
   * @throws IOException when the port cannot be had
   */
  static DashboardServer start(int port, Supplier<DashboardData> source, Consumer<String> notices)
      throws IOException {
    InetAddress loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    DashboardServer dashboard = new DashboardServer(server, source, notices);
    server.createContext("/", dashboard::answer);
    server.setExecutor(dashboard.threads);
    server.start();
    return dashboard;
  }

  /** What a person opens. */
  String address() {
    return "http://127.0.0.1:" + port() + "/";
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        checked(exchange);
      } catch (RuntimeException e) {
        notices.accept("the page could not be made: " + Failures.words(e));
        send(exchange, 500, TEXT, "Argus could not make this page: " + Failures.words(e) + "\n");
      }
    }
  }

  private void checked(HttpExchange exchange) throws IOException {
    Optional<String> refusal = refusal(exchange);
    if (refusal.isPresent()) {
      send(exchange, 403, TEXT, refusal.get() + "\n");
    } else if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      send(exchange, 405, TEXT, "this page is read-only\n");
    } else {
      route(exchange);
    }
  }

  /** Why a request is not answered: it was made by another page, or by a name that is not ours. */
  private Optional<String> refusal(HttpExchange exchange) {
    Headers asked = exchange.getRequestHeaders();
    List<String> hosts = List.of("127.0.0.1:" + port(), "localhost:" + port());
    String host = asked.getFirst("Host");
    if (host == null || !hosts.contains(host)) {
      return Optional.of("this page answers to " + String.join(" and ", hosts) + " only");
    }
    String origin = asked.getFirst("Origin");
    String site = asked.getFirst("Sec-Fetch-Site");
    boolean foreign = origin != null && !origin.equals("http://" + host);
    if (foreign || (site != null && !List.of("same-origin", "none").contains(site))) {
      return Optional.of("this page is not for other pages");
    }
    return Optional.empty();
  }

  private void route(HttpExchange exchange) throws IOException {
    switch (exchange.getRequestURI().getPath()) {
      case "/" -> page(exchange, new DashboardPage(source.get()));
      case "/data.json" ->
          send(exchange, 200, JSON, new DashboardPage(source.get()).newer(query(exchange, "have")));
      case "/records" -> records(exchange, query(exchange, "at"));
      default -> send(exchange, 404, TEXT, "there is nothing here; see /\n");
    }
  }

  private static void page(HttpExchange exchange, DashboardPage page) throws IOException {
    exchange
        .getResponseHeaders()
        .set("Content-Security-Policy", page.policy() + "; frame-ancestors 'none'");
    send(exchange, 200, HTML, page.served());
  }

  private void records(HttpExchange exchange, String at) throws IOException {
    Instant hour;
    try {
      hour = Instant.parse(at);
    } catch (DateTimeException e) {
      send(exchange, 400, TEXT, "at must be a time such as 2026-01-01T00:00:00Z\n");
      return;
    }
    Optional<byte[]> part = source.get().log().part(hour);
    if (part.isEmpty()) {
      send(exchange, 404, TEXT, "there is no record of " + hour + "\n");
      return;
    }
    String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
    if (accepted != null && accepted.contains("gzip")) {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      send(exchange, 200, JSON, part.get());
    } else {
      send(exchange, 200, JSON, plain(part.get()));
    }
  }

  private static byte[] plain(byte[] gzipped) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
      return in.readAllBytes();
    }
  }

  /** A value of the query; empty when it is not there. */
  private static String query(HttpExchange exchange, String name) {
    String query = exchange.getRequestURI().getRawQuery();
    for (String pair : query == null ? new String[0] : query.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
      }
    }
    return "";
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    send(exchange, status, type, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type);
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.putIfAbsent(
        "Content-Security-Policy", List.of("default-src 'none'; frame-ancestors 'none'"));
    headers.set("X-Frame-Options", "DENY");
    boolean silent = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, silent ? -1 : body.length);
    if (!silent) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
