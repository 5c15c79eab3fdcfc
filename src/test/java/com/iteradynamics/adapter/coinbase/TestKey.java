package com.iteradynamics.adapter.coinbase;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** Keys made here and now, in the forms in which people have them. */
public final class TestKey {
  public static final String NAME = "organizations/0a6e3f20-8f6c/apiKeys/4d2b-9d0e";

  private TestKey() {}

  public static KeyPair ec(String curve) {
    try {
      KeyPairGenerator maker = KeyPairGenerator.getInstance("EC");
      maker.initialize(new ECGenParameterSpec(curve));
      return maker.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public static KeyPair of(String algorithm) {
    try {
      return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A PEM of PKCS#8. */
  public static String pkcs8(KeyPair pair) {
    return pem("PRIVATE KEY", pair.getPrivate().getEncoded());
  }

  /** A PEM of SEC1, of a key on P-256. */
  public static String sec1(KeyPair pair) {
    return pem("EC PRIVATE KEY", sec1Der(pair, "06082a8648ce3d030107"));
  }

  /** SEC1 that names a curve by its OID. */
  public static byte[] sec1Der(KeyPair pair, String oid) {
    String number = String.format(Locale.ROOT, "%064x", ((ECPrivateKey) pair.getPrivate()).getS());
    String curve = String.format(Locale.ROOT, "a0%02x", oid.length() / 2) + oid;
    String content = "0201010420" + number + curve;
    return HexFormat.of()
        .parseHex(String.format(Locale.ROOT, "30%02x", content.length() / 2) + content);
  }

  public static String pem(String label, byte[] der) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
  }

  /** Seed and public key of an Ed25519 key, 64 bytes in base64. */
  public static String seedAndPublic(KeyPair pair) {
    byte[] both = Arrays.copyOf(tail(pair.getPrivate().getEncoded()), 64);
    System.arraycopy(tail(pair.getPublic().getEncoded()), 0, both, 32, 32);
    return Base64.getEncoder().encodeToString(both);
  }

  /** The seed of an Ed25519 key, 32 bytes in base64. */
  public static String seed(KeyPair pair) {
    return Base64.getEncoder().encodeToString(tail(pair.getPrivate().getEncoded()));
  }

  private static byte[] tail(byte[] bytes) {
    return Arrays.copyOfRange(bytes, bytes.length - 32, bytes.length);
  }

  /** Whether {@code signature} is this key's. */
  public static boolean verifies(PublicKey key, byte[] content, byte[] signature) {
    try {
      java.security.Signature check =
          java.security.Signature.getInstance(
              key.getAlgorithm().equals("EC") ? "SHA256withECDSAinP1363Format" : "Ed25519");
      check.initVerify(key);
      check.update(content);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
