package com.iteradynamics.tape;

import java.util.Random;

/**
 * Gaussian numbers that are the same on every machine and every JDK: {@link Random} promises its
 * uniform numbers for all time, but not its Gaussian ones.
 */
final class SampleRandom {
  private final Random random;

  SampleRandom(long seed) {
    this.random = new Random(seed);
  }

  /** The next number of the standard normal distribution, by Box and Muller. */
  double gaussian() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
  }
}
