package com.iteradynamics.adapter.coinbase.client;

import com.iteradynamics.adapter.coinbase.client.CoinbaseKey.Secret;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A key's secret as text: PEM or base64, with all that happens to such texts on their way. */
final class KeyText {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ((?:EC )?PRIVATE KEY)-----([^-]*)-----END \\1-----");
  private static final String EXPECTED =
      "the key's secret must be the whole PEM of an ECDSA key on P-256 (from -----BEGIN EC PRIVATE"
          + " KEY----- to its END line, with newlines or \\n), or an Ed25519 key in base64 (64 or 32"
          + " bytes) or as a PEM; ";

  private KeyText() {}

  /** {@code text} without blanks and quotation marks around it. */
  static String plain(String text) {
    String plain = text.strip();
    while (plain.length() > 1 && isQuoted(plain)) {
      plain = plain.substring(1, plain.length() - 1).strip();
    }
    return plain;
  }

  private static boolean isQuoted(String text) {
    char first = text.charAt(0);
    return (first == '"' || first == '\'') && text.charAt(text.length() - 1) == first;
  }

  static Secret secret(String text) throws UnusableKeyException {
    String plain = plain(plain(text).replaceAll("\\\\+[nr]", "\n"));
    if (plain.isEmpty()) {
      throw expected("it is empty");
    }
    if (plain.startsWith("{")) {
      throw expected("it is the whole file of the key: take its field \"privateKey\"");
    }
    return plain.contains("-----") ? ofPem(plain) : ofBase64(plain);
  }

  private static Secret ofPem(String pem) throws UnusableKeyException {
    Matcher block = BLOCK.matcher(pem);
    if (!block.find()) {
      throw expected(otherPem(pem.toUpperCase(Locale.ROOT)));
    }
    byte[] der = decoded(block.group(2));
    return block.group(1).startsWith("EC") ? KeyBytes.ofSec1(der) : KeyBytes.ofPkcs8(der);
  }

  private static String otherPem(String pem) {
    if (pem.contains("ENCRYPTED")) {
      return "this PEM is locked by a password: take that off first";
    }
    if (pem.contains("PUBLIC KEY")) {
      return "this PEM is a public key";
    }
    if (pem.contains("RSA PRIVATE KEY") || pem.contains("OPENSSH PRIVATE KEY")) {
      return "this PEM is of another kind of key";
    }
    if (pem.contains("CERTIFICATE")) {
      return "this PEM is a certificate";
    }
    return "of this PEM the BEGIN line, the END line or what is between them is damaged";
  }

  private static Secret ofBase64(String text) throws UnusableKeyException {
    byte[] bytes = decoded(text);
    return switch (bytes.length) {
      case KeyBytes.SEED, 2 * KeyBytes.SEED -> KeyBytes.ofEd25519(bytes);
      default ->
          throw expected(
              "it is base64 of "
                  + bytes.length
                  + " bytes"
                  + (bytes[0] == KeyBytes.SEQUENCE
                      ? ": a PEM without its BEGIN and END lines"
                      : ""));
    };
  }

  private static byte[] decoded(String base64) throws UnusableKeyException {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64.replaceAll("\\s+", ""));
    } catch (IllegalArgumentException e) {
      // Its message would quote what is wrong.
      throw expected("it holds what is not base64");
    }
    if (bytes.length == 0) {
      throw expected("there is nothing in it");
    }
    return bytes;
  }

  static UnusableKeyException expected(String was) {
    return new UnusableKeyException(EXPECTED + was);
  }
}
