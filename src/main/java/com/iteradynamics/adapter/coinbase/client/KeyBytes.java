package com.iteradynamics.adapter.coinbase.client;

import com.iteradynamics.adapter.coinbase.client.CoinbaseKey.Kind;
import com.iteradynamics.adapter.coinbase.client.CoinbaseKey.Secret;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** A key's secret as bytes: SEC1, PKCS#8, or bare. */
final class KeyBytes {
  /** Length of an Ed25519 seed, of its public key, and of the number that a P-256 key is. */
  static final int SEED = 32;

  /** What DER begins a sequence with. */
  static final int SEQUENCE = 0x30;

  private static final byte[] ED25519_PUBLIC = HexFormat.of().parseHex("302a300506032b6570032100");
  private static final byte[] P256 = HexFormat.of().parseHex("06082a8648ce3d030107");
  private static final byte[] PROBE = "probe".getBytes(StandardCharsets.US_ASCII);
  private static final String NOT_P256 = "this key is on another curve than P-256";

  private KeyBytes() {}

  /**
   * SEQUENCE { INTEGER 1, OCTET STRING number, [0] curve, [1] public key }, the last two optional.
   */
  static Secret ofSec1(byte[] der) throws UnusableKeyException {
    int start = contentOf(der);
    byte[] begin = {2, 1, 1, 4};
    if (der.length < start + 5 || !startsWith(der, start, begin)) {
      throw KeyText.expected("what is between its lines is no SEC1 key");
    }
    int length = der[start + begin.length];
    int number = start + begin.length + 1;
    if (length != SEED || der.length < number + SEED) {
      throw KeyText.expected(length == SEED ? "this PEM is cut off" : NOT_P256);
    }
    int rest = number + SEED;
    boolean namesCurve = der.length > rest + 2 && der[rest] == (byte) 0xa0;
    if (namesCurve && !startsWith(der, rest + 2, P256)) {
      throw KeyText.expected(NOT_P256);
    }
    return ofNumber(new BigInteger(1, Arrays.copyOfRange(der, number, rest)));
  }

  private static Secret ofNumber(BigInteger number) throws UnusableKeyException {
    try {
      ECParameterSpec curve = p256();
      if (number.signum() <= 0 || number.compareTo(curve.getOrder()) >= 0) {
        throw KeyText.expected("no key of P-256 has this number");
      }
      return new Secret(
          Kind.ES256,
          KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(number, curve)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has P-256");
    }
  }

  private static ECParameterSpec p256() throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec("secp256r1"));
    return parameters.getParameterSpec(ECParameterSpec.class);
  }

  /** Says itself what kind of key it is. */
  static Secret ofPkcs8(byte[] der) throws UnusableKeyException {
    PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(der);
    try {
      PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(encoded);
      ECParameterSpec curve = ((ECPrivateKey) key).getParams();
      if (!curve.getOrder().equals(p256().getOrder())) {
        throw KeyText.expected(NOT_P256);
      }
      return new Secret(Kind.ES256, key);
    } catch (GeneralSecurityException notEc) {
      return ofEdPkcs8(encoded);
    }
  }

  private static Secret ofEdPkcs8(PKCS8EncodedKeySpec encoded) throws UnusableKeyException {
    try {
      return new Secret(Kind.ED25519, KeyFactory.getInstance("Ed25519").generatePrivate(encoded));
    } catch (GeneralSecurityException e) {
      // Without its cause, which may quote the key.
      throw KeyText.expected("this PEM is neither of an ECDSA key on P-256 nor of an Ed25519 key");
    }
  }

  /** The seed, perhaps with its public key behind, which then must be its own. */
  static Secret ofEd25519(byte[] bytes) throws UnusableKeyException {
    try {
      KeyFactory keys = KeyFactory.getInstance("Ed25519");
      PrivateKey key =
          keys.generatePrivate(
              new EdECPrivateKeySpec(NamedParameterSpec.ED25519, Arrays.copyOf(bytes, SEED)));
      if (bytes.length > SEED && !belongs(key, Arrays.copyOfRange(bytes, SEED, 2 * SEED))) {
        throw KeyText.expected(
            "its 64 bytes are no Ed25519 key, since the second half is not the public key of the"
                + " first; secrets of the venue's older API have this form");
      }
      return new Secret(Kind.ED25519, key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519");
    }
  }

  private static boolean belongs(PrivateKey key, byte[] publicKey) throws GeneralSecurityException {
    Signature signer = Signature.getInstance("Ed25519");
    signer.initSign(key);
    signer.update(PROBE);
    byte[] signature = signer.sign();
    byte[] encoded = Arrays.copyOf(ED25519_PUBLIC, ED25519_PUBLIC.length + SEED);
    System.arraycopy(publicKey, 0, encoded, ED25519_PUBLIC.length, SEED);
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
      verifier.update(PROBE);
      return verifier.verify(signature);
    } catch (GeneralSecurityException noPoint) {
      return false;
    }
  }

  /** Where the content of the sequence begins that {@code der} is. */
  private static int contentOf(byte[] der) throws UnusableKeyException {
    if (der.length < 2 || der[0] != SEQUENCE) {
      throw KeyText.expected("what is between its lines is no key");
    }
    return der[1] >= 0 ? 2 : 2 + (der[1] & 0x7f);
  }

  private static boolean startsWith(byte[] bytes, int from, byte[] part) {
    return bytes.length >= from + part.length
        && Arrays.equals(bytes, from, from + part.length, part, 0, part.length);
  }
}
