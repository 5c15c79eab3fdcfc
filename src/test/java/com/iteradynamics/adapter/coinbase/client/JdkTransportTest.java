package com.iteradynamics.adapter.coinbase.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.iteradynamics.adapter.coinbase.messages.HttpAnswer;
import com.iteradynamics.adapter.coinbase.messages.HttpCall;
import com.iteradynamics.execution.Threads;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against servers of this machine that do as they like. */
class JdkTransportTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicReference<HttpHandler> handler = new AtomicReference<>();
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Threads.forEachTask());
    server.createContext(
        "/",
        exchange -> {
          seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          handler.get().handle(exchange);
        });
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
  }

  private JdkTransport transport(Duration limit) {
    return new JdkTransport(address(server.getAddress().getPort()), "argus/test", LONG, limit);
  }

  private static URI address(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  private static HttpCall get(String path) {
    return new HttpCall("GET", path, "", Map.of("accept", "application/json"), Optional.empty());
  }

  private static HttpCall post(String body) {
    return new HttpCall(
        "POST", "/orders", "", Map.of("content-type", "application/json"), Optional.of(body));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void forEver() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aCallArrivesAsItWasMade() throws IOException {
    AtomicReference<String> got = new AtomicReference<>();
    handler.set(
        exchange -> {
          got.set(
              exchange.getProtocol()
                  + " "
                  + exchange.getRequestHeaders().getFirst("user-agent")
                  + " "
                  + exchange.getRequestHeaders().getFirst("content-type")
                  + " "
                  + text(exchange.getRequestBody()));
          exchange.getResponseHeaders().set("X-RateLimit-Remaining", "29");
          answer(exchange, 200, "{\"grüß\": \"gott\"}");
        });
    HttpAnswer answer = transport(LONG).exchange(post("{\"ä\":1}"));
    assertEquals("HTTP/1.1 argus/test application/json {\"ä\":1}", got.get());
    assertEquals(200, answer.status());
    assertEquals("{\"grüß\": \"gott\"}", answer.body());
    assertEquals("29", answer.headers().get("x-ratelimit-remaining"));
    HttpCall query = new HttpCall("GET", "/a", "b=%2B%20&b=c", Map.of(), Optional.empty());
    transport(LONG).exchange(query);
    assertEquals("GET /a?b=%2B%20&b=c", seen.getLast());
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 401, 403, 404, 429, 500, 502, 503, 504})
  void everyStatusIsAnAnswer(int status) throws IOException {
    for (String body : List.of("", "<html>…</html>", "{\"cut", "x".repeat(200_000))) {
      handler.set(exchange -> answer(exchange, status, body));
      HttpAnswer answer = transport(LONG).exchange(get("/x"));
      assertEquals(status, answer.status());
      assertEquals(body, answer.body());
    }
  }

  @Test
  void aRedirectIsNotFollowed() throws IOException {
    handler.set(
        exchange -> {
          exchange.getResponseHeaders().set("location", "/elsewhere");
          answer(exchange, 307, "");
        });
    assertEquals(307, transport(LONG).exchange(post("{}")).status());
    assertEquals(List.of("POST /orders"), seen);
  }

  @Test
  void aServerThatSaysNothingIsNotWaitedForForEver() {
    handler.set(exchange -> forEver());
    assertThrows(HttpTimeoutException.class, () -> transport(SHORT).exchange(post("{}")));
    assertEquals(List.of("POST /orders"), seen);
  }

  @Test
  void aServerThatStopsInTheMiddleOfTheBodyIsNotWaitedForForEver() {
    handler.set(
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().write("{\"success\": tr".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          forEver();
        });
    assertThrows(HttpTimeoutException.class, () -> transport(SHORT).exchange(post("{}")));
  }

  @Test
  void aBodyThatIsCutOffIsNoAnswer() {
    handler.set(
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().write("{\"success\": tr".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          exchange.close();
        });
    assertThrows(IOException.class, () -> transport(LONG).exchange(post("{}")));
    assertEquals(List.of("POST /orders"), seen);
  }

  @Test
  void aPostThatBreaksIsNotSentAgain() {
    handler.set(HttpExchange::close);
    assertThrows(IOException.class, () -> transport(LONG).exchange(post("{}")));
    assertEquals(List.of("POST /orders"), seen);
  }

  @Test
  void aPostOnAConnectionThatWasKeptOpenIsNotSentAgainEither() throws IOException {
    JdkTransport transport = transport(LONG);
    handler.set(exchange -> answer(exchange, 200, "{}"));
    transport.exchange(get("/x"));
    handler.set(HttpExchange::close);
    assertThrows(IOException.class, () -> transport.exchange(post("{}")));
    assertEquals(List.of("GET /x", "POST /orders"), seen);
  }

  @Test
  void nobodyThereIsNoAnswer() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    JdkTransport transport = new JdkTransport(address(free), "argus/test");
    assertThrows(IOException.class, () -> transport.exchange(get("/x")));
  }

  @Test
  void whatIsNotHttpIsNoAnswer() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofPlatform()
          .daemon()
          .start(
              () -> {
                try (Socket caller = socket.accept()) {
                  caller.getOutputStream().write("hello\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      JdkTransport transport = new JdkTransport(address(socket.getLocalPort()), "argus/test");
      assertThrows(IOException.class, () -> transport.exchange(post("{}")));
    }
  }

  @Test
  void anInterruptEndsTheWaitAndStaysSet() throws InterruptedException {
    handler.set(exchange -> forEver());
    AtomicReference<Exception> thrown = new AtomicReference<>();
    Thread caller =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    transport(LONG).exchange(get("/x"));
                  } catch (IOException e) {
                    thrown.set(Thread.currentThread().isInterrupted() ? e : null);
                  }
                });
    while (seen.isEmpty()) {
      Thread.onSpinWait();
    }
    caller.interrupt();
    caller.join();
    assertInstanceOf(InterruptedIOException.class, thrown.get());
  }
}
