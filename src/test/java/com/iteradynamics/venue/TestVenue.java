package com.iteradynamics.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.adapter.coinbase.messages.HttpAnswer;
import com.iteradynamics.adapter.coinbase.messages.HttpCall;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.testkit.Tapes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A venue under test: its clock stands until it is moved, and tokens are not signed. */
final class TestVenue {
  static final String HOST = "api.coinbase.com";
  static final String ROOT = "/api/v3/brokerage/";
  static final ApiKey KEY = ApiKey.trading("organizations/o/apiKeys/k");

  /** Seven seconds into an hour of {@link #TAPE} that has 200 before it and 100 behind it. */
  static final Instant START = Instant.parse("2025-01-09T08:00:07Z");

  static final CandleSeries TAPE = Tapes.random(7, 300);

  private final VenueFaults faults;
  private final CoinbaseVenue venue;
  private final ApiKey key;
  private Instant now = START;
  private int nonce;

  TestVenue() {
    this(VenueSettings.defaults(1), TAPE, VenueFaults.none(), KEY);
  }

  TestVenue(VenueSettings settings) {
    this(settings, TAPE, VenueFaults.none(), KEY);
  }

  TestVenue(VenueSettings settings, CandleSeries tape, VenueFaults faults, ApiKey key) {
    this.faults = faults;
    this.key = key;
    InstantSource clock = () -> now;
    Verifier verifier = new ClaimsVerifier(key, Set.of(HOST), settings.tolerance());
    venue = new CoinbaseVenue(settings, tape, clock, verifier, faults);
  }

  /** The usual venue with 1,000 USD, and BTC-USD at 20,000.00 to 20,000.10. */
  static TestVenue at20k() {
    TestVenue test = new TestVenue(VenueSettings.defaults(1).withFills(1, "0.05"));
    test.venue.setBook("BTC-USD", "20000.00", "20000.10");
    test.venue.hands().deposit("USD", "1000");
    return test;
  }

  CoinbaseVenue venue() {
    return venue;
  }

  VenueFaults faults() {
    return faults;
  }

  UserHands hands() {
    return venue.hands();
  }

  Instant now() {
    return now;
  }

  void sleep(Duration duration) {
    now = now.plus(duration);
  }

  void goTo(Instant time) {
    now = time;
  }

  BigDecimal available(String currency) {
    return venue.balance(currency).available();
  }

  /** Some answer, JSON or not. */
  HttpAnswer call(String method, String path, String query, String body) {
    try {
      return tryCall(method, path, query, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HttpAnswer tryCall(String method, String path, String query, String body) throws IOException {
    String token = "Bearer " + token(method, ROOT + path);
    return venue.exchange(
        new HttpCall(
            method,
            ROOT + path,
            query,
            Map.of("authorization", token),
            body.isEmpty() ? Optional.empty() : Optional.of(body)));
  }

  JsonNode get(String path) {
    return get(path, "");
  }

  /** The JSON of an answer with 200. */
  JsonNode get(String path, String query) {
    HttpAnswer answer = call("GET", path, query, "");
    assertEquals(200, answer.status(), answer.body());
    return json(answer.body());
  }

  JsonNode post(String path, String body) {
    HttpAnswer answer = call("POST", path, "", body);
    assertEquals(200, answer.status(), answer.body());
    return json(answer.body());
  }

  /** The order of a market order for this much, by its id at the venue. */
  JsonNode bought(String clientId, String quoteSize) {
    JsonNode answer = post("orders", buy(clientId, quoteSize));
    assertEquals(true, answer.get("success").asBoolean(), answer.toString());
    return order(answer.at("/success_response/order_id").asText());
  }

  /** An order as it is now. */
  JsonNode order(String orderId) {
    return get("orders/historical/" + orderId).get("order");
  }

  static String buy(String clientId, String quoteSize) {
    return order(clientId, "BTC-USD", "BUY", ofQuote(quoteSize));
  }

  static String sell(String clientId, String baseSize) {
    return order(clientId, "BTC-USD", "SELL", ofBase(baseSize));
  }

  static String ofQuote(String size) {
    return "'market_market_ioc':{'quote_size':'" + size + "'}";
  }

  static String ofBase(String size) {
    return "'market_market_ioc':{'base_size':'" + size + "'}";
  }

  static String postOnly(String clientId, String side, String base, String price, Instant end) {
    String sizes = "'base_size':'" + base + "','limit_price':'" + price + "'";
    String configuration =
        "'limit_limit_gtd':{" + sizes + ",'end_time':'" + end + "','post_only':true}";
    return order(clientId, "BTC-USD", side, configuration);
  }

  static String stop(String clientId, String base, String stop, String limit) {
    String prices = "'limit_price':'" + limit + "','stop_price':'" + stop + "'";
    String configuration =
        "'stop_limit_stop_limit_gtc':{'base_size':'"
            + base
            + "',"
            + prices
            + ",'stop_direction':'STOP_DIRECTION_STOP_DOWN'}";
    return order(clientId, "BTC-USD", "SELL", configuration);
  }

  /** The body of a POST; {@code configuration} is in single quotes. */
  static String order(String clientId, String product, String side, String configuration) {
    String text =
        String.format(
            Locale.ROOT,
            "{'client_order_id':'%s','product_id':'%s','side':'%s','order_configuration':{%s}}",
            clientId,
            product,
            side,
            configuration);
    return text.replace('\'', '"');
  }

  static JsonNode json(String text) {
    try {
      return Reply.JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  private String token(String method, String path) {
    long second = now.getEpochSecond();
    String header =
        String.format(
            Locale.ROOT, "{\"alg\":\"none\",\"kid\":\"%s\",\"nonce\":\"%d\"}", key.name(), ++nonce);
    String claims =
        String.format(
            Locale.ROOT,
            "{\"iss\":\"cdp\",\"sub\":\"%s\",\"nbf\":%d,\"exp\":%d,\"uri\":\"%s %s%s\"}",
            key.name(),
            second,
            second + 120,
            method,
            HOST,
            path);
    return base64(header) + "." + base64(claims) + ".";
  }

  static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
