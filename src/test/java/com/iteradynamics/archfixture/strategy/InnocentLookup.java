package com.iteradynamics.archfixture.strategy;

import java.util.ServiceLoader;

/** Finds strategies, where that is allowed. */
final class InnocentLookup {

  private InnocentLookup() {}

  static long count() {
    return ServiceLoader.load(Runnable.class).stream().count();
  }
}
