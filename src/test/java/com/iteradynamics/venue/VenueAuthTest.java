package com.iteradynamics.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.coinbase.messages.HttpAnswer;
import com.iteradynamics.adapter.coinbase.messages.HttpCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is let in. Tokens are made and signed here by other means than the client's. */
class VenueAuthTest {
  private static final Instant NOW = TestVenue.START;
  private static final String PATH = TestVenue.ROOT + "accounts";
  private static final String NAME = TestVenue.KEY.name();
  private static final VenueKey ES256 = VenueKey.generate(VenueKey.Kind.ES256);
  private static final VenueKey ED25519 = VenueKey.generate(VenueKey.Kind.ED25519);

  /** What makes a PKCS#8 of a SEC1 key on P-256 with its public key. */
  private static final String WRAPPER =
      "308193020100301306072a8648ce3d020106082a8648ce3d0301070479";

  private final List<VenueCall> log = new ArrayList<>();

  private static TestToken good(VenueKey key) {
    return TestToken.good(key, NAME, "GET api.coinbase.com" + PATH, NOW);
  }

  private CoinbaseVenue venue(VenueKey key, ApiKey rights) {
    SignatureVerifier verifier =
        new SignatureVerifier(Set.of(TestVenue.HOST), Duration.ofSeconds(5));
    CoinbaseVenue venue =
        new CoinbaseVenue(
            VenueSettings.defaults(1),
            TestVenue.TAPE,
            () -> NOW,
            verifier.register(rights, key),
            VenueFaults.none());
    venue.listener(log::add);
    return venue;
  }

  private static HttpAnswer get(CoinbaseVenue venue, String query, String token) {
    return exchange(venue, new HttpCall("GET", PATH, query, bearer(token), Optional.empty()));
  }

  private static Map<String, String> bearer(String token) {
    return token.isEmpty() ? Map.of() : Map.of("authorization", "Bearer " + token);
  }

  private static HttpAnswer exchange(CoinbaseVenue venue, HttpCall call) {
    try {
      return venue.exchange(call);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @EnumSource(VenueKey.Kind.class)
  void aGoodTokenIsLetInOnceWhateverTheQuery(VenueKey.Kind kind) {
    VenueKey key = kind == VenueKey.Kind.ES256 ? ES256 : ED25519;
    CoinbaseVenue venue = venue(key, TestVenue.KEY);
    String token = good(key).signedBy(key);
    assertEquals(200, get(venue, "limit=2", token).status());
    assertEquals(401, get(venue, "limit=2", token).status());
    assertEquals("its nonce was used before", log.getLast().note());
    assertFalse(log.toString().contains(token.substring(token.length() - 20)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "alg,    none,                                             typ or alg is not that of the key",
    "alg,    HS256,                                            typ or alg is not that of the key",
    "typ,    at+jwt,                                           typ or alg is not that of the key",
    "kid,    organizations/o/apiKeys/other,                    nobody knows the key",
    "nonce,  '',                                               it has no nonce",
    "iss,    coinbase-cloud,                                   iss is not cdp",
    "sub,    organizations/o/apiKeys/other,                    sub is not kid",
    "uri,    POST api.coinbase.com/api/v3/brokerage/accounts,  uri is not that",
    "uri,    GET api.coinbase.com/api/v3/brokerage/accounts?limit=2, uri is not that",
    "uri,    GET api.coinbase.com/api/v3/brokerage/orders,     uri is not that",
    "uri,    GET https://api.coinbase.com/api/v3/brokerage/accounts, uri is not that",
    "uri,    GET evil.example/api/v3/brokerage/accounts,       uri is not that",
    "nbf,    6,                                                nbf is 6 s ahead",
    "nbf,    -1,                                               it lives longer than 120 s",
    "exp,    121,                                              it lives longer than 120 s",
    "exp,    -6,                                               it expired 6 s ago",
  })
  void whatIsWrongWithATokenIsShownOnlyInTheLog(String what, String value, String why) {
    TestToken good = good(ES256);
    HttpAnswer answer =
        get(venue(ES256, TestVenue.KEY), "", spoiled(good, what, value).signedBy(ES256));
    assertEquals(401, answer.status());
    assertEquals("Unauthorized\n", answer.body());
    assertTrue(log.getLast().note().contains(why), log.getLast().note());
  }

  private static TestToken spoiled(TestToken token, String what, String value) {
    long now = NOW.getEpochSecond();
    return switch (what) {
      case "nbf" -> token.with(what, now + Long.parseLong(value));
      case "exp" -> {
        long exp = now + Long.parseLong(value);
        yield token.with(what, exp).with("nbf", exp > now ? now : exp - 60);
      }
      default -> token.with(what, value);
    };
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"'', there is no token", "x, there is no token", "a.b.c, there is no token"})
  void noTokenIsNoEntry(String token, String why) {
    assertEquals(401, get(venue(ES256, TestVenue.KEY), "", token).status());
    assertEquals(why, log.getLast().note());
  }

  @Test
  void aSignatureOfAnotherKeyOrForAnotherContentIsNoEntry() {
    CoinbaseVenue venue = venue(ES256, TestVenue.KEY);
    VenueKey other = VenueKey.generate(VenueKey.Kind.ES256);
    assertEquals(401, get(venue, "", good(ES256).signedBy(other)).status());
    assertEquals("the signature is not the key's", log.getLast().note());
    String good = good(ES256).signedBy(ES256);
    String later = spoiled(good(ES256), "exp", "60").signedBy(ES256);
    String mixed =
        later.substring(0, later.lastIndexOf('.')) + good.substring(good.lastIndexOf('.'));
    assertEquals(401, get(venue, "", mixed).status());
    assertEquals("the signature is not the key's", log.getLast().note());
  }

  @Test
  void theSignatureIsRawAndNotDer() {
    String good = good(ES256).signedBy(ES256);
    String signed = good.substring(0, good.lastIndexOf('.'));
    String der = good.substring(0, good.lastIndexOf('.') + 1) + der(signed);
    assertEquals(401, get(venue(ES256, TestVenue.KEY), "", der).status());
  }

  @ParameterizedTest(name = "view {0}, trade {1}: {2} and {3}")
  @CsvSource({"true,  true,  200, 400", "true,  false, 200, 403", "false, true,  403, 403"})
  void whatAKeyMayNotDoIsForbidden(boolean view, boolean trade, int looking, int ordering) {
    CoinbaseVenue venue = venue(ES256, new ApiKey(NAME, ApiKey.PORTFOLIO, view, trade, false));
    assertEquals(looking, get(venue, "", good(ES256).signedBy(ES256)).status());
    String path = TestVenue.ROOT + "orders";
    TestToken content =
        spoiled(spoiled(good(ES256), "uri", "POST api.coinbase.com" + path), "nonce", "n2");
    HttpAnswer answer =
        exchange(
            venue,
            new HttpCall("POST", path, "", bearer(content.signedBy(ES256)), Optional.of("{}")));
    assertEquals(ordering, answer.status());
    if (ordering == 403) {
      assertEquals("PERMISSION_DENIED", TestVenue.json(answer.body()).get("error").asText());
    }
  }

  @Test
  void publicPathsWantNoToken() {
    HttpCall time = new HttpCall("GET", TestVenue.ROOT + "time", "", Map.of(), Optional.empty());
    assertEquals(200, exchange(venue(ES256, TestVenue.KEY), time).status());
  }

  @Test
  void secretsHaveTheFormsInWhichTheVenueHandsThemOut() throws GeneralSecurityException {
    assertTrue(ES256.secret().startsWith("-----BEGIN EC PRIVATE KEY-----\nM"));
    assertTrue(ES256.pkcs8().startsWith("-----BEGIN PRIVATE KEY-----\nM"));
    assertEquals(88, ED25519.secret().length());
    assertEquals(44, ED25519.seed().length());
    String signed = "whatever";
    byte[] sec1 =
        Base64.getMimeDecoder().decode(ES256.secret().replaceAll("-----[A-Z ]+-----", ""));
    byte[] pkcs8 = HexFormat.of().parseHex(WRAPPER + HexFormat.of().formatHex(sec1));
    PrivateKey read = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    Signature signer = Signature.getInstance("SHA256withECDSA");
    signer.initSign(read);
    signer.update(signed.getBytes(StandardCharsets.UTF_8));
    byte[] signature = signer.sign();
    signer.initVerify(ES256.publicKey());
    signer.update(signed.getBytes(StandardCharsets.UTF_8));
    assertTrue(signer.verify(signature));
  }

  private static String der(String signed) {
    return TestToken.signature(ES256, "SHA256withECDSA", signed);
  }
}
