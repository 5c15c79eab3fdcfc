package com.iteradynamics.adapter.coinbase;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks for what must not be told. */
public final class Secrets {
  /** Long enough to tell something, short enough to find what is only told in part. */
  private static final int TELLING = 8;

  private Secrets() {}

  /** A part of {@code secret} that {@code text} has; empty when there is none. */
  public static String part(String secret, String text) {
    return part(List.of(secret), text);
  }

  /** A part of any of the {@code secrets} that {@code text} has; empty when there is none. */
  public static String part(Collection<String> secrets, String text) {
    Set<String> parts = new HashSet<>();
    for (String secret : secrets) {
      for (int i = 0; i + TELLING <= secret.length(); i++) {
        parts.add(secret.substring(i, i + TELLING));
      }
    }
    for (int i = 0; i + TELLING <= text.length(); i++) {
      String part = text.substring(i, i + TELLING);
      if (!part.isBlank() && parts.contains(part)) {
        return part;
      }
    }
    return "";
  }
}
