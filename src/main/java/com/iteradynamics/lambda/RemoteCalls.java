package com.iteradynamics.lambda;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Counts the calls to AWS, each attempt of a retried one too. */
final class RemoteCalls implements ExecutionInterceptor {
  private final AtomicInteger calls = new AtomicInteger();

  /** How many there were since this process began. */
  int count() {
    return calls.get();
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    calls.incrementAndGet();
  }
}
