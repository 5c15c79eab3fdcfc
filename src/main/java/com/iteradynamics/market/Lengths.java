package com.iteradynamics.market;

/** What every length of an indicator has to be. */
final class Lengths {
  private Lengths() {}

  static int atLeastOne(int length) {
    if (length < 1) {
      throw new IllegalArgumentException("a length must be >= 1, was " + length);
    }
    return length;
  }
}
