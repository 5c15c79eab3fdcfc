package com.iteradynamics.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A heartbeat calls the right address once, ends nothing when it fails, and keeps its secret. */
class HeartbeatTest {
  private static final String SECRET = "/ping/0d1e2f-very-secret?token=abc";

  /** Enough for an answer on this machine, and no long wait for one that never comes. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final List<String> warnings = new ArrayList<>();

  private Heartbeat heartbeat(URI ping, URI fail) {
    return new Heartbeat(Optional.of(ping), Optional.of(fail), PATIENCE, warnings::add);
  }

  @ParameterizedTest
  @CsvSource({
    "https://hc.example.org/ping/0d1e2f,              https://hc.example.org/***",
    "https://hc.example.org:8443/ping/0d1e2f,         https://hc.example.org:8443/***",
    "https://user:password@hc.example.org/0d1e2f,     https://hc.example.org/***",
    "https://hc.example.org?token=abc,                https://hc.example.org/***",
    "https://hc.example.org/ping#abc,                 https://hc.example.org/***",
    "https://[2001:db8::1]/ping/0d1e2f,               https://[2001:db8::1]/***"
  })
  void aMaskedAddressIsItsHostAndNothingElse(String address, String shown) {
    assertEquals(shown, Heartbeat.masked(URI.create(address)));
  }

  @Test
  void eachEndOfATickCallsItsOwnAddressOnce() throws IOException {
    try (Watchdog watchdog = new Watchdog(200)) {
      Heartbeat heartbeat = heartbeat(watchdog.at("/well?a=b"), watchdog.at("/badly"));

      heartbeat.ping();
      assertEquals(List.of("GET /well?a=b"), watchdog.calls());

      heartbeat.fail();
      assertEquals(List.of("GET /well?a=b", "GET /badly"), watchdog.calls());
      assertEquals(List.of(), warnings);
    }
  }

  @Test
  void withoutAddressesNothingIsCalled() {
    Heartbeat silent = new Heartbeat(Optional.empty(), Optional.empty(), PATIENCE, warnings::add);

    silent.ping();
    silent.fail();

    assertEquals(List.of(), warnings);
  }

  @ParameterizedTest
  @ValueSource(ints = {304, 400, 404, 500, 503})
  void aRefusalIsOneWarningWithoutThePath(int status) throws IOException {
    try (Watchdog watchdog = new Watchdog(status)) {
      heartbeat(watchdog.at(SECRET), watchdog.at(SECRET)).ping();

      URI address = watchdog.at("");
      assertEquals(List.of("the heartbeat at " + address + "/*** answered " + status), warnings);
    }
  }

  @Test
  void anAnswerThatIsNotHttpIsOneWarningWithoutThePath() throws Exception {
    try (ServerSocket other = listening()) {
      Thread greeting = Thread.ofPlatform().daemon().start(() -> greet(other));

      heartbeat(at(other), at(other)).ping();

      assertEquals(
          List.of(
              "the heartbeat at http://127.0.0.1:"
                  + other.getLocalPort()
                  + "/*** answered something else than HTTP"),
          warnings);
      greeting.join();
    }
  }

  /** Reads what comes and answers as a mail server would. */
  private static void greet(ServerSocket server) {
    try (Socket caller = server.accept()) {
      caller.getInputStream().read(new byte[10_000]);
      caller
          .getOutputStream()
          .write("220 mail.example.org\r\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      // The caller has gone.
    }
  }

  @Test
  void nobodyThereIsOneWarningWithoutThePath() throws IOException {
    int port;
    try (ServerSocket socket = listening()) {
      port = socket.getLocalPort();
    }
    URI gone = URI.create("http://127.0.0.1:" + port + SECRET);

    heartbeat(gone, gone).fail();

    assertEquals(
        List.of("the heartbeat at http://127.0.0.1:" + port + "/*** failed: ConnectException"),
        warnings);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https:/no-host", "ftp://127.0.0.1/x", "relative"})
  void anAddressThatCannotBeCalledIsOneWarning(String address) {
    heartbeat(URI.create(address), URI.create(address)).ping();

    assertEquals(1, warnings.size(), warnings.toString());
  }

  @Test
  void anAnswerThatNeverComesIsGivenUp() throws IOException {
    try (ServerSocket silent = listening()) {
      heartbeat(at(silent), at(silent)).ping();

      assertLate(silent);
    }
  }

  /** Each byte comes soon after the one before, so that no single read times out. */
  @Test
  void anAnswerThatComesByteByByteIsGivenUpToo() throws Exception {
    try (ServerSocket slow = listening()) {
      Thread dripping = Thread.ofPlatform().daemon().start(() -> drip(slow));

      heartbeat(at(slow), at(slow)).ping();

      assertLate(slow);
      dripping.interrupt();
      dripping.join();
    }
  }

  private void assertLate(ServerSocket server) {
    assertEquals(1, warnings.size(), warnings.toString());
    String shown = "the heartbeat at http://127.0.0.1:" + server.getLocalPort() + "/*** ";
    assertEquals(shown, warnings.get(0).substring(0, shown.length()));
    assertFalse(warnings.get(0).contains("secret"), warnings.get(0));
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  private static URI at(ServerSocket server) {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + SECRET);
  }

  /** Writes a status line and then one header that does not end. */
  private static void drip(ServerSocket server) {
    try (Socket caller = server.accept()) {
      caller
          .getOutputStream()
          .write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
      while (true) {
        caller.getOutputStream().write('x');
        caller.getOutputStream().flush();
        Thread.sleep(50);
      }
    } catch (IOException | InterruptedException e) {
      // The caller has gone, or the test is over.
      Thread.currentThread().interrupt();
    }
  }
}
