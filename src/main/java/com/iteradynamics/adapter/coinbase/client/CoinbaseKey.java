package com.iteradynamics.adapter.coinbase.client;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.regex.Pattern;

/**
 * A key of the venue, ready to sign: ECDSA on P-256 (ES256), or Ed25519 (EdDSA). Never printed: the
 * text form hides name and secret.
 */
public final class CoinbaseKey implements Signer {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/_.:-]{1,200}");
  private static final String NAME_EXPECTED =
      "the key's name must be like organizations/…/apiKeys/…, or a UUID: the field \"name\" or \"id\""
          + " of the file that the venue gave out with the key";

  private final String name;
  private final Kind kind;
  private final PrivateKey secret;

  private CoinbaseKey(String name, Kind kind, PrivateKey secret) {
    this.name = name;
    this.kind = kind;
    this.secret = secret;
  }

  /** The kinds of keys that the venue gives out. */
  enum Kind {
    /** ECDSA on the curve P-256; a signature is both numbers one after the other, 64 bytes. */
    ES256("ES256", "SHA256withECDSAinP1363Format"),
    /** Ed25519. */
    ED25519("EdDSA", "Ed25519");

    private final String algorithm;
    private final String signature;

    Kind(String algorithm, String signature) {
      this.algorithm = algorithm;
      this.signature = signature;
    }
  }

  /** The secret half in the JDK's form. */
  record Secret(Kind kind, PrivateKey key) {
    @Override
    public String toString() {
      return "Secret[***]";
    }
  }

  /**
   * Reads a key as the venue gives it out and as people keep it. Blanks and quotation marks around
   * either, and {@code \n} written out, do no harm.
   *
   * @param name the key's name
   * @param secret a PEM, SEC1 or PKCS#8, of an ECDSA key on P-256 or of an Ed25519 key; or an
   *     Ed25519 key in base64, 64 bytes (seed, then public key) or the 32 bytes of the seed
   * @throws UnusableKeyException when it is anything else
   */
  public static CoinbaseKey parse(String name, String secret) throws UnusableKeyException {
    String plainName = KeyText.plain(name);
    if (!NAME.matcher(plainName).matches()) {
      throw new UnusableKeyException(NAME_EXPECTED);
    }
    Secret read = KeyText.secret(secret);
    return new CoinbaseKey(plainName, read.kind(), read.key());
  }

  @Override
  public String keyName() {
    return name;
  }

  @Override
  public String algorithm() {
    return kind.algorithm;
  }

  @Override
  public byte[] sign(byte[] content) {
    try {
      Signature signature = Signature.getInstance(kind.signature);
      signature.initSign(secret);
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that was read can sign", e);
    }
  }

  @Override
  public String toString() {
    return "CoinbaseKey[***]";
  }
}
