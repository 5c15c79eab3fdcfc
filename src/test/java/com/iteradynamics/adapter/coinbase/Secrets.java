package com.iteradynamics.adapter.coinbase;

/** Looks for what must not be told. */
final class Secrets {
  /** Long enough to tell something, short enough to find what is only told in part. */
  private static final int TELLING = 8;

  private Secrets() {}

  /** A part of {@code secret} that {@code text} has; empty when there is none. */
  static String part(String secret, String text) {
    for (int i = 0; i + TELLING <= secret.length(); i++) {
      String part = secret.substring(i, i + TELLING);
      if (!part.isBlank() && text.contains(part)) {
        return part;
      }
    }
    return "";
  }
}
