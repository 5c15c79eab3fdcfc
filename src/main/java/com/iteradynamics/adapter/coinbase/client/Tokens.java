package com.iteradynamics.adapter.coinbase.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * Makes the token of one request (a JWT): bound to method, host and path, not to query and body,
 * and valid for two minutes at most.
 */
final class Tokens {
  /** How long a token is good for, from now on. */
  static final Duration LIFE = Duration.ofSeconds(115);

  /** How far back it is dated, in case that the venue's clock is behind ours. */
  private static final Duration GUARD = Duration.ofSeconds(5);

  private static final int NONCE_BYTES = 16;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final String host;
  private final RandomGenerator random;

  /**
   * @param host of the venue, with its port when that is not the usual one
   * @param random of nonces
   */
  Tokens(String host, RandomGenerator random) {
    this.host = host;
    this.random = random;
  }

  /**
   * A token.
   *
   * @param path without query
   * @param expires at most {@link #LIFE} from {@code now}; cut to the second
   */
  String token(Signer signer, String method, String path, Instant now, Instant expires) {
    String name = signer.keyName();
    String header =
        "{\"alg\":\""
            + signer.algorithm()
            + "\",\"typ\":\"JWT\",\"kid\":\""
            + name
            + "\",\"nonce\":\""
            + nonce()
            + "\"}";
    String claims =
        "{\"iss\":\"cdp\",\"sub\":\""
            + name
            + "\",\"nbf\":"
            + now.minus(GUARD).getEpochSecond()
            + ",\"exp\":"
            + expires.getEpochSecond()
            + ",\"uri\":\""
            + method
            + " "
            + host
            + path
            + "\"}";
    String content = base64(utf8(header)) + "." + base64(utf8(claims));
    return content + "." + base64(signer.sign(content.getBytes(StandardCharsets.US_ASCII)));
  }

  private String nonce() {
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(byte[] bytes) {
    return BASE64.encodeToString(bytes);
  }
}
