package com.iteradynamics.adapter.coinbase.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.iteradynamics.adapter.coinbase.Fixture;
import com.iteradynamics.adapter.coinbase.Rig;
import com.iteradynamics.adapter.coinbase.messages.Answer;
import com.iteradynamics.adapter.coinbase.messages.HttpAnswer;
import com.iteradynamics.adapter.coinbase.messages.HttpCall;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.venue.Unsigned;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoinbaseClientTest {
  private static final String GOOD = "{\"good\": true}";

  private final Rig rig = new Rig();

  private Answer<JsonNode> get(CoinbaseClient client) {
    return client.get("/some", Query.NONE.with("a", "b +/="), JsonNode.class);
  }

  /** Answers in turn, and what is made of them; a dash is a connection that breaks. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "200 good                        | 1 | Ok",
        "- ; 200 good                    | 2 | Ok",
        "- ; - ; 200 good                | 3 | Ok",
        "- ; - ; - ; 200 good            | 3 | Unclear GET /api/v3/brokerage/some: no answer",
        "429 error_429.html ; 200 good   | 2 | Ok",
        "429 error_429.html              | 3 | Refused 429 an HTML page \"429 Too Many Requests\"",
        "429 error_429.json              | 3 | Refused 429 rate_limit_exceeded: Too many requests",
        "500 error_500.json ; 200 good   | 2 | Ok",
        "500 error_500.json              | 3 | Unclear HTTP 500: INTERNAL: Internal error",
        "502 error_502.html              | 3 | Unclear HTTP 502: an HTML page \"502 Bad Gateway\"",
        "503 error_503.txt ; 200 good    | 2 | Ok",
        "503 error_503.txt               | 3 | Unclear HTTP 503: \"go/sg/3e4d7a52",
        "504 nothing                     | 3 | Unclear HTTP 504: nothing",
        "302 nothing                     | 3 | Unclear HTTP 302: nothing",
        "200 nothing                     | 3 | Unclear HTTP 200: nothing",
        "200 error_502.html              | 3 | Unclear HTTP 200: an HTML page \"502 Bad Gateway\"",
        "200 cut ; 200 good              | 2 | Ok",
        "200 cut                         | 3 | Unclear HTTP 200: \"{\"good\": tr\"",
        "200 twice                       | 3 | Unclear HTTP 200",
        "200 null                        | 3 | Unclear HTTP 200: \"null\"",
        "400 error_400_fills.json        | 1 | Refused 400 INVALID_ARGUMENT: cannot pass order_ids",
        "403 error_403_scopes.json       | 1 | Refused 403 PERMISSION_DENIED: Missing required scopes",
        "404 error_404_order.json        | 1 | Refused 404 unknown: order with this orderID was not",
        "404 error_404_product.json      | 1 | Refused 404 NOT_FOUND: Product NONE-USD not supported",
        "404 error_502.html              | 1 | Refused 404 an HTML page"
      })
  void whatOnlyReadsIsAskedAgainWhenThatMayHelp(String answers, int asked, String expected) {
    script("GET /some", answers);
    Answer<JsonNode> answer = get(rig.client());
    assertEquals(asked, rig.transport.calls().size());
    assertEquals(asked - 1, rig.pauses.size());
    says(expected, answer);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "200 good                  | Ok",
        "- ; 200 good              | Unclear POST /api/v3/brokerage/some: no answer: IOException",
        "429 error_429.html        | Refused 429 an HTML page",
        "500 error_500.json        | Unclear HTTP 500",
        "502 error_502.html        | Unclear HTTP 502",
        "503 error_503.txt         | Unclear HTTP 503",
        "504 nothing               | Unclear HTTP 504",
        "408 nothing               | Unclear HTTP 408",
        "409 nothing               | Unclear HTTP 409",
        "302 nothing               | Unclear HTTP 302",
        "200 nothing               | Unclear HTTP 200",
        "200 cut                   | Unclear HTTP 200",
        "200 error_502.html        | Unclear HTTP 200",
        "400 error_400_fills.json  | Refused 400 INVALID_ARGUMENT",
        "403 error_403_scopes.json | Refused 403 PERMISSION_DENIED"
      })
  void whatDoesSomethingIsNeverSentAgain(String answers, String expected) {
    script("POST /some", answers);
    says(expected, rig.client().post("/some", "{}", JsonNode.class));
    assertEquals(1, rig.transport.calls().size());
    assertEquals(List.of(), rig.pauses);
  }

  private void script(String target, String answers) {
    for (String one : answers.split(";", -1)) {
      String[] words = one.strip().split(" ", -1);
      if (words[0].equals("-")) {
        rig.transport.breaks(target, "Connection reset");
      } else {
        rig.transport.on(target, Integer.parseInt(words[0]), body(words[1]));
      }
    }
  }

  private static String body(String word) {
    return switch (word) {
      case "good" -> GOOD;
      case "nothing" -> "";
      case "cut" -> GOOD.substring(0, 11);
      case "twice" -> GOOD + GOOD;
      case "null" -> "null";
      default -> Fixture.text(word);
    };
  }

  private static void says(String expected, Answer<JsonNode> answer) {
    String said =
        switch (answer) {
          case Answer.Ok<JsonNode> ok -> "Ok";
          case Answer.Refused<JsonNode> no -> "Refused " + no.status() + " " + no.why();
          case Answer.Indeterminate<JsonNode>(String why) -> "Unclear " + why;
          case Answer.NotSent<JsonNode>(String why) -> "NotSent " + why;
        };
    String[] words = expected.split(" ", 2);
    assertTrue(said.startsWith(words[0]), said);
    if (words.length > 1) {
      String rest = words[1].replaceFirst("^[0-9]{3} ", "");
      assertTrue(said.contains(rest), said);
    }
  }

  @Test
  void pausesGrowAndAreNeverTheSame() {
    rig.transport.on("GET /some", 503, "");
    for (int i = 0; i < 20; i++) {
      get(rig.client(Optional.of(KeySource.of(new Unsigned("k" + i)))));
    }
    for (int i = 0; i < rig.pauses.size(); i += 2) {
      between(200, 600, rig.pauses.get(i));
      between(800, 2_400, rig.pauses.get(i + 1));
    }
    CoinbaseClient client = rig.client();
    rig.pauses.clear();
    get(client);
    get(client);
    assertEquals(4, rig.pauses.stream().distinct().count(), rig.pauses.toString());
  }

  private static void between(long least, long most, Duration pause) {
    assertTrue(pause.toMillis() >= least && pause.toMillis() <= most, pause.toString());
  }

  @Test
  void aVenueThatTakesItsTimeToFailIsNotAskedForEver() {
    List<Instant> asked = new ArrayList<>();
    CoinbaseClient client =
        new CoinbaseClient(
            new CoinbaseAccess(
                call -> {
                  asked.add(rig.instant());
                  rig.later(Duration.ofSeconds(10));
                  throw new IOException("timed out");
                },
                "h",
                Optional.empty(),
                rig,
                rig::later,
                new java.util.Random(1),
                rig.notices::add));
    client.getPublic("/some", Query.NONE, JsonNode.class);
    assertEquals(2, asked.size());
  }

  @Test
  void queriesAreEncodedAndNotSigned() throws IOException {
    rig.transport.on("GET /some", 200, GOOD);
    get(rig.client());
    HttpCall call = rig.transport.calls().getFirst();
    assertEquals("a=b%20%2B%2F%3D", call.query());
    assertEquals("GET api.coinbase.com/api/v3/brokerage/some", claims(call).get("uri").textValue());
    assertEquals("no-cache", call.headers().get("cache-control"));
    assertFalse(call.toString().contains("authorization"));
  }

  @Test
  void everyTryHasATokenOfItsOwn() {
    rig.transport.on("GET /some", 503, "").on("GET /some", 200, GOOD);
    get(rig.client());
    assertEquals(2, rig.transport.calls().stream().map(HttpCall::headers).distinct().count());
  }

  private static JsonNode claims(HttpCall call) throws IOException {
    String token = call.headers().get("authorization").replace("Bearer ", "");
    return new ObjectMapper()
        .readTree(
            new String(
                Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8));
  }

  @Test
  void publicPathsGetNoToken() {
    rig.transport.on("GET /market/some", 200, GOOD);
    rig.client().getPublic("/market/some", Query.NONE, JsonNode.class);
    assertFalse(rig.transport.calls().getFirst().headers().containsKey("authorization"));
  }

  @Test
  void withoutAKeyNothingPrivateIsSent() {
    CoinbaseClient client = rig.client(Optional.empty());
    says("NotSent not sent: there is no key", get(client));
    says("NotSent not sent: there is no key", client.post("/some", "{}", JsonNode.class));
    assertEquals(List.of(), rig.transport.calls());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 115",
    "1, 115",
    "5, 115",
    "6, 114",
    "60, 60",
    "100, 20",
    "119, 1",
    "120, never",
    "121, never",
    "3600, never"
  })
  void aPostThatWasHeldUpDiesTwoMinutesAfterItWasJournalled(long heldUp, String lives)
      throws IOException {
    rig.transport.on("POST /some", 200, GOOD);
    Instant last = rig.instant().plusSeconds(120);
    rig.later(Duration.ofSeconds(heldUp));
    Answer<JsonNode> answer = rig.client().post("/some", "{}", JsonNode.class, last, Instant.MAX);
    if (lives.equals("never")) {
      says("NotSent not sent: it was held up", answer);
      assertEquals(List.of(), rig.transport.calls());
    } else {
      says("Ok", answer);
      JsonNode claims = claims(rig.transport.calls().getFirst());
      assertEquals(
          Long.parseLong(lives), claims.get("exp").longValue() - rig.instant().getEpochSecond());
      assertTrue(claims.get("exp").longValue() <= last.getEpochSecond());
      assertTrue(claims.get("exp").longValue() - claims.get("nbf").longValue() <= 120);
    }
  }

  @Test
  void afterTheFirst401TheClocksAreComparedAndItIsSignedAgainOnce() {
    rig.transport
        .on("GET /some", 401, "Unauthorized\n")
        .on("GET /some", 200, GOOD)
        .on("GET /time", "time.json");
    says("Ok", get(rig.client()));
    assertEquals(
        List.of("GET /some?a=b%20%2B%2F%3D", "GET /time", "GET /some?a=b%20%2B%2F%3D"),
        rig.transport.targets());
    assertEquals(
        List.of(
            "the venue did not accept our token (HTTP 401): the key, its name or our clock is not"
                + " what it expects; its clock is 412 ms ahead of ours"),
        rig.notices);
    assertEquals(List.of(), rig.pauses);
  }

  @Test
  void asecond401IsTheAnswer() {
    rig.transport.on("GET /some", 401, "Unauthorized\n").on("GET /time", 500, "");
    CoinbaseClient client = rig.client();
    says("Refused 401 \"Unauthorized\"", get(client));
    assertEquals(2, rig.transport.count("GET /some"));
    assertTrue(rig.notices.getFirst().contains("its clock could not be read: "));
    get(client);
    assertEquals(1, rig.notices.size(), "reads that fail together tell it once");
  }

  @Test
  void aKeyThatWasReplacedIsReadAnew() {
    List<String> refused = new ArrayList<>();
    KeySource source =
        new KeySource() {
          private String current = "old";

          @Override
          public Result<Signer> key() {
            return new Result.Ok<>(new Unsigned(current));
          }

          @Override
          public Result<Signer> after401(Signer key) {
            refused.add(key.keyName());
            current = "new";
            return key();
          }
        };
    rig.transport
        .on("GET /some", 401, "Unauthorized")
        .on("GET /some", 200, GOOD)
        .on("GET /time", "time.json");
    says("Ok", get(rig.client(Optional.of(source))));
    assertEquals(List.of("old"), refused);
    List<String> names =
        rig.transport.calls().stream()
            .filter(call -> call.headers().containsKey("authorization"))
            .map(CoinbaseClientTest::keyName)
            .toList();
    assertEquals(List.of("old", "new"), names);
  }

  private static String keyName(HttpCall call) {
    try {
      return claims(call).get("sub").textValue();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aKeyThatCannotBeHadIsAReasonNotToSend() {
    KeySource none =
        new KeySource() {
          @Override
          public Result<Signer> key() {
            return new Result.Failed<>("the secret x does not exist");
          }

          @Override
          public Result<Signer> after401(Signer key) {
            return key();
          }
        };
    says("NotSent not sent: the secret x does not exist", get(rig.client(Optional.of(none))));
  }

  @Test
  void aTokenThatTheVenueRepeatsIsNotRepeatedByUs() {
    CoinbaseClient client =
        new CoinbaseClient(
            new CoinbaseAccess(
                call -> new HttpAnswer(400, java.util.Map.of(), call.headers().toString()),
                "h",
                Optional.of(KeySource.of(new Unsigned("k"))),
                rig,
                rig::later,
                new java.util.Random(1),
                rig.notices::add));
    says("Refused 400 \"{", get(client));
    assertTrue(get(client).toString().contains("Bearer ***"), get(client).toString());
  }

  @Test
  void longBodiesAreCutAndLinesAreJoined() {
    rig.transport.on("GET /some", 400, "x\ny\u0007z " + "a".repeat(10_000));
    String said = get(rig.client()).toString();
    assertTrue(said.contains("\"x y z aaa") && said.contains("a…\""), said);
    assertTrue(said.length() < 300, said);
  }
}
