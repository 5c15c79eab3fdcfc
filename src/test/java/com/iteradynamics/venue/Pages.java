package com.iteradynamics.venue;

import java.util.Optional;

/**
 * Long answers in parts. A cursor has characters that a query must encode, so that one which was
 * not encoded is refused.
 */
final class Pages {
  private static final String HEAD = "+/";
  private static final String TAIL = "==";

  private Pages() {}

  /** The limit asked for, or the venue's own if that is smaller. */
  static int limit(RequestQuery query, int most) throws InvalidCallException {
    Optional<String> text = query.first("limit");
    if (text.isEmpty()) {
      return most;
    }
    try {
      int limit = Integer.parseInt(text.get());
      if (limit > 0) {
        return Math.min(limit, most);
      }
    } catch (NumberFormatException e) {
      throw new InvalidCallException("limit is not a number");
    }
    throw new InvalidCallException("limit must be positive");
  }

  /** Where an earlier answer ended; empty for the beginning. */
  static Optional<Long> cursor(RequestQuery query) throws InvalidCallException {
    Optional<String> text = query.first("cursor");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String cursor = text.get();
    if (cursor.startsWith(HEAD) && cursor.endsWith(TAIL)) {
      try {
        return Optional.of(Long.parseLong(cursor, HEAD.length(), cursor.length() - 2, 36));
      } catch (NumberFormatException e) {
        throw new InvalidCallException("cursor is not one of ours");
      }
    }
    throw new InvalidCallException("cursor is not one of ours");
  }

  static String cursor(long position) {
    return HEAD + Long.toString(position, 36) + TAIL;
  }
}
