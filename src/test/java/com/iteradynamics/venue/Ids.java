package com.iteradynamics.venue;

import java.util.UUID;

/** Ids and choices that look random: the same seed gives the same ones in the same order. */
final class Ids {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private long state;

  Ids(long seed) {
    state = mix(seed ^ 0x5DEECE66DL);
  }

  /** The next id, as a UUID of version 4. */
  String uuid() {
    long high = (next() & ~0xF000L) | 0x4000L;
    long low = (next() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }

  /** The next whole number in 0..bound-1. */
  int below(int bound) {
    return (int) Long.remainderUnsigned(next(), bound);
  }

  /** The next fraction in 0..1, without 1. */
  double fraction() {
    return fraction(next());
  }

  private long next() {
    state += STEP;
    return mix(state);
  }

  /** The fraction in 0..1, without 1, that belongs to {@code bits}. */
  static double fraction(long bits) {
    return (bits >>> 11) * 0x1.0p-53;
  }

  /** Spreads a number over all 64 bits, as SplitMix64 ends its step. */
  static long mix(long number) {
    long bits = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
    bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
    return bits ^ (bits >>> 31);
  }
}
