package com.iteradynamics.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * What Lambda calls once a day. It is no bean and implements no interface, so that the container of
 * the hourly function never hears of it: the daily one does without a container.
 */
public final class GovernanceHandler {
  private final Start function;

  /** The function of this process's environment; why there is none, every invocation says. */
  public GovernanceHandler() {
    this.function = Start.of(GovernanceWiring::ofProcess);
  }

  /** The bytes of an event in, an answer out. */
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    function.handle(event, answer, context);
  }
}
