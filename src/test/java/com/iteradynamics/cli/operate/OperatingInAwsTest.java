package com.iteradynamics.cli.operate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An account that does not let us read. */
class OperatingInAwsTest {
  private static final String DENIED =
      """
      {"__type": "com.amazon.coral.service#AccessDeniedException", "Message": "User: me is not \
      authorized to perform: dynamodb:GetItem on resource: table/argus-state"}""";

  @TempDir private Path folder;
  private HttpServer server;
  private Map<String, String> properties;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        call -> {
          byte[] body = DENIED.getBytes(StandardCharsets.UTF_8);
          call.getRequestBody().readAllBytes();
          call.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
          call.sendResponseHeaders(400, body.length);
          call.getResponseBody().write(body);
          call.close();
        });
    server.start();
    String endpoint = "http://127.0.0.1:" + server.getAddress().getPort();
    properties =
        Map.of(
            "aws.endpointUrlDynamoDb", endpoint,
            "aws.region", "eu-central-1",
            "aws.accessKeyId", "test",
            "aws.secretAccessKey", "test-secret");
    properties.forEach(System::setProperty);
  }

  @AfterEach
  void stop() {
    properties.keySet().forEach(System::clearProperty);
    server.stop(0);
  }

  @Test
  void whatIsNotAllowedIsSaid() {
    for (String command :
        List.of(
            "status --aws",
            "status --aws --live --json",
            "explain --aws --at 2026-03-01",
            "verify-record --aws --at 2026-03-01")) {
      Outcome denied = Run.in(folder).argus(command.split(" ")).exits(1);
      String said = denied.out() + denied.err();
      assertTrue(said.contains("permission") || said.contains("not authorized"), said);
      assertTrue(!said.contains("internal error") && !said.contains("test-secret"), said);
    }
  }
}
