package com.iteradynamics.cli.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.dashboard.DashboardData;
import com.iteradynamics.dashboard.DashboardSamples;
import com.iteradynamics.market.CandleSeries;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Byte by byte, since a browser's headers are what it is about. */
class DashboardServerTest {
  private final CandleSeries tape = SampleCandles.load().first(60);
  private final List<CortexRecord> records = DashboardSamples.records(tape, 40, 60);
  private final List<String> notices = new ArrayList<>();
  private Supplier<DashboardData> source =
      () -> DashboardSamples.of(records, tape, records.getLast().hour().plusSeconds(60));
  private DashboardServer server;
  private int port;

  @BeforeEach
  void start() throws IOException {
    server = DashboardServer.start(0, () -> source.get(), notices::add);
    port = URI.create(server.address()).getPort();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String asked(String line, String... headers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request =
          line + " HTTP/1.1\r\nConnection: close\r\n" + String.join("", headers) + "\r\n";
      socket
          .getOutputStream()
          .write(request.replace("PORT", "" + port).getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Host: 127.0.0.1:PORT | 200",
        "Host: localhost:PORT | 200",
        "Host: 127.0.0.1:PORT~Origin: http://127.0.0.1:PORT | 200",
        "Host: 127.0.0.1:PORT~Sec-Fetch-Site: same-origin | 200",
        "Host: 127.0.0.1:PORT~Sec-Fetch-Site: none | 200",
        // a name that somebody made to lead here
        "Host: rebound.example:PORT | 403",
        "Host: 127.0.0.1 | 403",
        "Host: 127.0.0.1.example:PORT | 403",
        // another page, also one of another program on this machine
        "Host: 127.0.0.1:PORT~Origin: https://evil.example | 403",
        "Host: 127.0.0.1:PORT~Origin: null | 403",
        "Host: 127.0.0.1:PORT~Origin: http://localhost:PORT | 403",
        "Host: 127.0.0.1:PORT~Origin: http://127.0.0.1:1 | 403",
        "Host: 127.0.0.1:PORT~Sec-Fetch-Site: cross-site | 403",
        "Host: 127.0.0.1:PORT~Sec-Fetch-Site: same-site | 403"
      })
  void onlyItsOwnPageIsAnswered(String headers, int status) throws IOException {
    for (String path : List.of("/", "/data.json", "/records?at=" + records.getFirst().hour())) {
      String answer = asked("GET " + path, headers.replace("~", "\r\n") + "\r\n");
      assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), path + ": " + answer);
      assertEquals(status == 200, answer.contains("BTC-USD"), path);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET /, 200, text/html",
    "GET /data.json, 200, application/json",
    "GET /records?at=2025-01-02T20:00:00Z, 200, application/json",
    "GET /records?at=2024-01-01T00:00:00Z, 404, text/plain",
    "GET /records?at=yesterday, 400, text/plain",
    "GET /records, 400, text/plain",
    "GET /../../etc/passwd, 404, text/plain",
    "POST /, 405, text/plain",
    "DELETE /data.json, 405, text/plain"
  })
  void everyAnswerHasItsKindAndForbidsWhatItDoesNotNeed(String line, int status, String type)
      throws IOException {
    String answer = asked(line, "Host: 127.0.0.1:PORT\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
    String head =
        answer.substring(0, answer.indexOf("\r\n\r\n")).toLowerCase(java.util.Locale.ROOT);
    assertTrue(head.contains("content-type: " + type), head);
    for (String needed :
        List.of(
            "content-security-policy: default-src 'none'",
            "frame-ancestors 'none'",
            "x-content-type-options: nosniff",
            "cache-control: no-store",
            "cross-origin-resource-policy: same-origin")) {
      assertTrue(head.contains(needed), needed + " in " + head);
    }
  }

  @Test
  void aHeadHasNoBody() throws IOException {
    String answer = asked("HEAD /", "Host: 127.0.0.1:PORT\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 200 ") && answer.endsWith("\r\n\r\n"), answer);
  }

  @Test
  void aBugIsReportedAndEndsNothing() throws IOException {
    Supplier<DashboardData> good = source;
    source =
        () -> {
          throw new IllegalStateException("planted");
        };
    String answer = asked("GET /", "Host: 127.0.0.1:PORT\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 500 ") && answer.contains("planted"), answer);
    assertTrue(notices.getFirst().contains("planted"), notices.toString());
    source = good;
    assertTrue(asked("GET /", "Host: 127.0.0.1:PORT\r\n").startsWith("HTTP/1.1 200 "));
  }

  @Test
  void aPortThatIsTakenIsRefused() {
    assertThrows(
        BindException.class, () -> DashboardServer.start(port, () -> source.get(), notices::add));
  }
}
