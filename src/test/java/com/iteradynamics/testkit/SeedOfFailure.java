package com.iteradynamics.testkit;

import java.io.PrintStream;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestWatcher;
import org.opentest4j.TestAbortedException;

/** Prints the seed beside each test that fails. JUnit finds it by itself, for every test. */
public final class SeedOfFailure
    implements TestWatcher, InvocationInterceptor, LifecycleMethodExecutionExceptionHandler {
  private final PrintStream out;

  /** What JUnit makes. */
  public SeedOfFailure() {
    this(System.err);
  }

  SeedOfFailure(PrintStream out) {
    this.out = out;
  }

  @Override
  public void testFailed(ExtensionContext context, Throwable cause) {
    String className = context.getTestClass().map(Class::getSimpleName).orElse("a test");
    out.println(className + ", " + context.getDisplayName() + ", failed with " + Seed.option());
  }

  /** A watcher is not reported of these. */
  @Override
  public void interceptDynamicTest(
      Invocation<Void> invocation, DynamicTestInvocationContext dynamic, ExtensionContext context)
      throws Throwable {
    try {
      invocation.proceed();
    } catch (Throwable e) {
      testFailed(context, e);
      throw e;
    }
  }

  @Override
  public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable cause)
      throws Throwable {
    if (!(cause instanceof TestAbortedException)) {
      testFailed(context, cause);
    }
    throw cause;
  }
}
