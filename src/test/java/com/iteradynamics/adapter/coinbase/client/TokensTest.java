package com.iteradynamics.adapter.coinbase.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.iteradynamics.adapter.coinbase.TestKey;
import com.iteradynamics.venue.Unsigned;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-11-22T14:00:07.900Z");
  private static final String PATH = "/api/v3/brokerage/accounts";

  private static JsonNode part(String token, int part) throws JsonProcessingException {
    return MAPPER.readTree(
        new String(
            Base64.getUrlDecoder().decode(token.split("\\.", -1)[part]), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({"ES256", "EdDSA"})
  void aTokenSaysWhatTheVenueWantsAndTheKeySignedIt(String algorithm) throws Exception {
    KeyPair pair = algorithm.equals("ES256") ? TestKey.ec("secp256r1") : TestKey.of("Ed25519");
    CoinbaseKey key = CoinbaseKey.parse(TestKey.NAME, TestKey.pkcs8(pair));
    String token =
        new Tokens("api.coinbase.com", new Random(1))
            .token(key, "GET", PATH, NOW, NOW.plus(Tokens.LIFE));

    JsonNode header = part(token, 0);
    assertEquals(List.of("alg", "typ", "kid", "nonce"), names(header));
    assertEquals(algorithm, header.get("alg").textValue());
    assertEquals("JWT", header.get("typ").textValue());
    assertEquals(TestKey.NAME, header.get("kid").textValue());
    assertTrue(header.get("nonce").textValue().matches("[0-9a-f]{32}"), header.toString());

    JsonNode claims = part(token, 1);
    assertEquals(List.of("iss", "sub", "nbf", "exp", "uri"), names(claims));
    assertEquals("cdp", claims.get("iss").textValue());
    assertEquals(TestKey.NAME, claims.get("sub").textValue());
    assertEquals("GET api.coinbase.com" + PATH, claims.get("uri").textValue());
    assertEquals(NOW.getEpochSecond() - 5, claims.get("nbf").longValue());
    assertEquals(120, claims.get("exp").longValue() - claims.get("nbf").longValue());

    int end = token.lastIndexOf('.');
    byte[] content = token.substring(0, end).getBytes(StandardCharsets.US_ASCII);
    byte[] signature = Base64.getUrlDecoder().decode(token.substring(end + 1));
    assertEquals(64, signature.length);
    assertTrue(TestKey.verifies(pair.getPublic(), content, signature));
    assertTrue(token.matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+"), token);
  }

  private static List<String> names(JsonNode node) {
    return node.properties().stream().map(java.util.Map.Entry::getKey).toList();
  }

  @Test
  void noNonceComesTwice() throws JsonProcessingException {
    Tokens tokens = new Tokens("h", new Random(1));
    Set<String> nonces = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      String token = tokens.token(new Unsigned("k"), "GET", PATH, NOW, NOW);
      assertTrue(nonces.add(part(token, 0).get("nonce").textValue()));
    }
  }
}
