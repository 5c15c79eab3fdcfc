package com.iteradynamics.order;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * The id that makes an order the same order however often it is sent: a pure function of book,
 * portfolio, product, hour, leg and attempt, in the shape of a name-based UUID (RFC 9562, version 8
 * over SHA-256).
 */
public final class ClientOrderId {
  private ClientOrderId() {}

  /**
   * The id, 36 characters.
   *
   * @param portfolio the venue portfolio's id, {@code paper} for the paper book
   * @param leg 0-based part of a split sale
   * @param attempt 0 at first; grows only after a definite rejection
   */
  public static String of(BookKey key, String portfolio, Instant hour, int leg, int attempt) {
    String name =
        String.join(
            "|",
            "argus-order",
            key.book(),
            portfolio,
            key.productId(),
            hour.toString(),
            Integer.toString(leg),
            Integer.toString(attempt));
    byte[] hash = sha256(name.getBytes(StandardCharsets.UTF_8));
    hash[6] = (byte) ((hash[6] & 0x0f) | 0x80);
    hash[8] = (byte) ((hash[8] & 0x3f) | 0x80);
    String hex = HexFormat.of().formatHex(hash, 0, 16);
    return String.join(
        "-",
        hex.substring(0, 8),
        hex.substring(8, 12),
        hex.substring(12, 16),
        hex.substring(16, 20),
        hex.substring(20));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
