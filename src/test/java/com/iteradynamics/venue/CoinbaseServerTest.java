package com.iteradynamics.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.aws.AwsParameters;
import com.iteradynamics.testkit.Tapes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The venue over HTTP, and as {@code ./argus venue} starts it. */
class CoinbaseServerTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final VenueFaults faults = VenueFaults.none();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private LocalVenue local;
  private int nonce;

  @BeforeEach
  void start() throws IOException {
    Instant now = Instant.now();
    local =
        new LocalVenue(
            0,
            VenueKey.Kind.ED25519,
            CandleShift.upTo(now, Tapes.random(1, 100), "BTC-USD", 24),
            new BigDecimal("250"),
            faults,
            InstantSource.system(),
            new PrintStream(log, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stop() {
    local.close();
  }

  private HttpResponse<String> send(String method, String target, String body)
      throws IOException, InterruptedException {
    URI address = URI.create(local.environment().get("COINBASE_URL"));
    String path = TestVenue.ROOT + target;
    String signed = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
    String name = local.environment().get("COINBASE_API_KEY");
    String token =
        TestToken.good(
                local.key(),
                name,
                method + " " + address.getAuthority() + signed,
                Instant.now().minusSeconds(2))
            .with("nonce", Integer.toString(++nonce))
            .signedBy(local.key());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(Duration.ofSeconds(2))
            .header("Authorization", "Bearer " + token)
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void ordersAreTakenOverHttpAndNoTokenIsLogged() throws IOException, InterruptedException {
    HttpResponse<String> answer = send("POST", "orders", TestVenue.buy("a", "100.00"));
    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(TestVenue.json(answer.body()).get("success").asBoolean(), answer.body());
    assertEquals(new BigDecimal("150"), local.venue().balance("USD").available());
    String line = log.toString(StandardCharsets.UTF_8);
    assertTrue(line.endsWith("  200  POST /api/v3/brokerage/orders\n"), line);
    assertFalse(line.contains("Bearer") || line.contains("eyJ"), line);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "orders/historical/batch?product_ids=BTC-USD&limit=5, 200",
    "orders/historical/batch?limit=0,                     400",
    "orders/historical/batch?start_date=2025-01-01T00%3A00%3A00%2B00%3A00, 200",
    "market/products/BTC-USD,                             200",
    "nothing,                                             404",
  })
  void theQueryArrivesAsItWasEncodedAndIsNotSigned(String target, int status)
      throws IOException, InterruptedException {
    assertEquals(status, send("GET", target, "").statusCode());
  }

  @Test
  void aBrokenConnectionIsBrokenAndTheOrderIsThere() throws IOException, InterruptedException {
    faults.next(VenueFault.RESET_AFTER_ACCEPTANCE);
    assertThrows(IOException.class, () -> send("POST", "orders", TestVenue.buy("a", "10")));
    assertEquals(1, local.venue().orders().size());
    assertEquals(200, send("GET", "accounts", "").statusCode());
    assertTrue(log.toString(StandardCharsets.UTF_8).contains("[reset-after-acceptance]"));
  }

  @Test
  void aTimeoutLetsTheCallerWait() throws IOException, InterruptedException {
    faults.next(VenueFault.TIMEOUT_BEFORE_ACCEPTANCE);
    assertThrows(HttpTimeoutException.class, () -> send("GET", "accounts", ""));
    assertEquals(200, send("GET", "accounts", "").statusCode());
  }

  @Test
  void candlesReachUpToTheHourThatClosedLast() throws IOException, InterruptedException {
    long hour = Instant.now().getEpochSecond() / 3_600 * 3_600;
    String query =
        String.format(Locale.ROOT, "?start=%d&end=%d&granularity=ONE_HOUR", hour - 7_200, hour);
    String body = send("GET", "market/products/BTC-USD/candles" + query, "").body();
    assertEquals(hour - 3_600, TestVenue.json(body).at("/candles/0/start").asLong());
  }

  @Test
  void theEnvironmentHasTheSecretInOneLine() {
    Map<String, String> environment = local.environment();
    assertEquals(local.key().secret(), environment.get("COINBASE_API_SECRET"));
    assertEquals("0", environment.get("PRIME_DRY_RUN"));
  }

  @Test
  void theTablesAreThere() {
    AwsParameters names =
        new AwsParameters(
            "venue-state", "venue-cortex", Optional.empty(), Optional.empty(), "default");
    try (LocalAws aws = new LocalAws(names);
        DynamoDbClient client = LocalAws.client(aws.tables())) {
      assertTrue(
          client.listTables().tableNames().containsAll(List.of("venue-state", "venue-cortex")));
      assertEquals(aws.tables().toString(), aws.environment().get("AWS_ENDPOINT_URL_DYNAMODB"));
    }
  }
}
