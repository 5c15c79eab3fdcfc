package com.iteradynamics.market;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The data hash of a window: the same candles give the same hash, wherever they were read from, and
 * a record that holds it can be checked against the candles years later.
 *
 * <p>It is the SHA-256, in lower-case hex, of the concatenated SHA-256 digests of the UTC days that
 * have candles in the window, oldest first. The digest of a day is over its candles in the window,
 * each as 48 bytes, big-endian: open time in seconds since 1970-01-01T00:00Z (64-bit integer), then
 * open, high, low, close and volume (64-bit IEEE 754). The product is not part of it. In Python,
 * with {@code rows} the tuples (seconds, open, high, low, close, volume):
 *
 * <pre>{@code
 * import hashlib, itertools, struct
 * window = hashlib.sha256()
 * for _, day in itertools.groupby(rows, lambda row: row[0] // 86400):
 *     window.update(hashlib.sha256(b"".join(struct.pack(">q5d", *row) for row in day)).digest())
 * print(window.hexdigest())
 * }</pre>
 */
public final class WindowHash {
  private WindowHash() {}

  /**
   * The hash of these candles, 64 hex digits. Of an empty window it is the SHA-256 of nothing.
   *
   * <p>Views of one series share the digests of whole days, so that the windows of a replay cost a
   * few microseconds each. Safe for use by several threads.
   */
  public static String of(CandleSeries candles) {
    MessageDigest digest = sha256();
    candles.updateWithDays(digest);
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
