package com.iteradynamics.app.lambda;

import com.iteradynamics.execution.StoreException;

/** What went wrong, in words for the person who reads the log. */
final class Failure {
  private Failure() {}

  static String words(RuntimeException failure) {
    // What a port says is for people; anything else is a bug and named as what it is.
    return failure instanceof StoreException store ? store.getMessage() : failure.toString();
  }
}
