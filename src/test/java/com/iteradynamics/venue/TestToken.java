package com.iteradynamics.venue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;

/** A token as documented, made and signed by other means than the client's. */
final class TestToken {
  private final ObjectNode header;
  private final ObjectNode claims;

  private TestToken(ObjectNode header, ObjectNode claims) {
    this.header = header;
    this.claims = claims;
  }

  /** One with which nothing is wrong, for two minutes; its nonce is {@code n1}. */
  static TestToken good(VenueKey key, String name, String uri, Instant now) {
    return new TestToken(
        Reply.object()
            .put("alg", key.kind().algorithm())
            .put("typ", "JWT")
            .put("kid", name)
            .put("nonce", "n1"),
        Reply.object()
            .put("iss", "cdp")
            .put("sub", name)
            .put("uri", uri)
            .put("nbf", now.getEpochSecond())
            .put("exp", now.getEpochSecond() + 120));
  }

  /** The same but for one field of header or claims. */
  TestToken with(String field, String value) {
    TestToken other = new TestToken(header.deepCopy(), claims.deepCopy());
    (header.has(field) ? other.header : other.claims).put(field, value);
    return other;
  }

  /** The same but for one time. */
  TestToken with(String field, long second) {
    TestToken other = new TestToken(header, claims.deepCopy());
    other.claims.put(field, second);
    return other;
  }

  String signedBy(VenueKey key) {
    String signed = TestVenue.base64(header.toString()) + "." + TestVenue.base64(claims.toString());
    return signed + "." + signature(key, key.kind().signature(), signed);
  }

  /** A signature with the secret that the venue hands out. */
  static String signature(VenueKey key, String algorithm, String signed) {
    try {
      String pem = key.pkcs8().replaceAll("-----[A-Z ]+-----", "");
      PrivateKey secret =
          KeyFactory.getInstance(key.kind() == VenueKey.Kind.ES256 ? "EC" : "Ed25519")
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
      Signature signer = Signature.getInstance(algorithm);
      signer.initSign(secret);
      signer.update(signed.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
