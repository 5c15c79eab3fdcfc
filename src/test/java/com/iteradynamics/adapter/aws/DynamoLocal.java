package com.iteradynamics.adapter.aws;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/** DynamoDB Local in this process, over HTTP on a free port; started once, ends with the JVM. */
public final class DynamoLocal {
  private static final AtomicInteger TABLES = new AtomicInteger();
  private static URI endpoint;

  private DynamoLocal() {}

  /** Where it listens. */
  public static synchronized URI endpoint() {
    if (endpoint == null) {
      endpoint = start();
    }
    return endpoint;
  }

  /** A client. */
  public static DynamoDbClient client() {
    return TestClients.dynamoDb(endpoint());
  }

  /** Names of two tables that nobody else uses, and that are not there yet. */
  static AwsParameters names() {
    int number = TABLES.incrementAndGet();
    return new AwsParameters(
        "argus-state-" + number,
        "argus-cortex-" + number,
        Optional.empty(),
        Optional.empty(),
        "default");
  }

  /**
   * Two new, empty tables. Nothing in them ends: the hours of most tests are long past, so that
   * DynamoDB Local would forget leases that a test still needs.
   */
  public static AwsParameters tables(DynamoDbClient client) {
    AwsParameters names = names();
    client.createTable(EmulatedTables.state(names.stateTable()));
    client.createTable(EmulatedTables.cortex(names.cortexTable()));
    return names;
  }

  private static URI start() {
    PrintStream out = System.out;
    try {
      String port = freePort();
      // It prints a greeting of many lines.
      System.setOut(new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8));
      DynamoDBProxyServer server =
          ServerRunner.createServerFromCommandLineArgs(
              new String[] {"-inMemory", "-disableTelemetry", "-port", port});
      server.start();
      return URI.create("http://localhost:" + port);
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local does not start", e);
    } finally {
      System.setOut(out);
    }
  }

  private static String freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return Integer.toString(free.getLocalPort());
    }
  }
}
