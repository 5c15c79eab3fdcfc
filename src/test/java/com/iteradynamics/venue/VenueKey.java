package com.iteradynamics.venue;

import java.math.BigInteger;
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
import java.util.Optional;

/**
 * A pair of keys made here and now, and its secret in the forms in which the venue hands it out.
 */
public final class VenueKey {
  private static final int SCALAR = 32;

  /** The two kinds of keys that the venue knows. */
  public enum Kind {
    ES256("ES256", "SHA256withECDSAinP1363Format"),
    ED25519("EdDSA", "Ed25519");

    private final String algorithm;
    private final String signature;

    Kind(String algorithm, String signature) {
      this.algorithm = algorithm;
      this.signature = signature;
    }

    /** {@code alg} of its tokens. */
    String algorithm() {
      return algorithm;
    }

    /** What the JDK calls it. */
    String signature() {
      return signature;
    }

    /** The kind that this word names; empty when there is none. */
    public static Optional<Kind> of(String word) {
      return Arrays.stream(values())
          .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word))
          .findFirst();
    }
  }

  private final Kind kind;
  private final KeyPair pair;

  private VenueKey(Kind kind, KeyPair pair) {
    this.kind = kind;
    this.pair = pair;
  }

  /** A new pair that nobody else has. */
  public static VenueKey generate(Kind kind) {
    try {
      return switch (kind) {
        case ES256 -> {
          KeyPairGenerator maker = KeyPairGenerator.getInstance("EC");
          maker.initialize(new ECGenParameterSpec("secp256r1"));
          yield new VenueKey(kind, maker.generateKeyPair());
        }
        case ED25519 ->
            new VenueKey(kind, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
      };
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK knows " + kind, e);
    }
  }

  public Kind kind() {
    return kind;
  }

  public PublicKey publicKey() {
    return pair.getPublic();
  }

  /** As issued: a PEM of SEC1, or 64 bytes in base64, the seed and the public key. */
  public String secret() {
    return switch (kind) {
      case ES256 -> pem("EC PRIVATE KEY", sec1());
      case ED25519 -> base64(seedAndPublic());
    };
  }

  /** A PEM of PKCS#8. */
  public String pkcs8() {
    return pem("PRIVATE KEY", pair.getPrivate().getEncoded());
  }

  /** The bare seed of an Ed25519 key in base64: 32 bytes. */
  public String seed() {
    return base64(Arrays.copyOf(seedAndPublic(), SCALAR));
  }

  private byte[] seedAndPublic() {
    byte[] secret = pair.getPrivate().getEncoded();
    byte[] open = pair.getPublic().getEncoded();
    byte[] both = new byte[2 * SCALAR];
    System.arraycopy(secret, secret.length - SCALAR, both, 0, SCALAR);
    System.arraycopy(open, open.length - SCALAR, both, SCALAR, SCALAR);
    return both;
  }

  /** SEQUENCE { 1, OCTET STRING scalar, [0] P-256, [1] BIT STRING point }. */
  private byte[] sec1() {
    byte[] open = pair.getPublic().getEncoded();
    String point = HexFormat.of().formatHex(open, open.length - 2 * SCALAR - 1, open.length);
    BigInteger scalar = ((ECPrivateKey) pair.getPrivate()).getS();
    String hex = String.format(Locale.ROOT, "%064x", scalar);
    return HexFormat.of()
        .parseHex("30770201010420" + hex + "a00a06082a8648ce3d030107a144034200" + point);
  }

  private static String pem(String label, byte[] der) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
