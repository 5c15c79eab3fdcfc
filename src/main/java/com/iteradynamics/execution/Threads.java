package com.iteradynamics.execution;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Threads for what mostly waits for an answer.
 *
 * <p>Platform threads, on purpose: nothing of Argus runs on a virtual thread. There, up to Java 25,
 * an exception may go on in compiled code that a class loaded meanwhile has made invalid, and the
 * next call fails with an IncompatibleClassChangeError or reaches the wrong method (OpenJDK's
 * JDK-8389310). A call that reaches the wrong method is no place for money.
 */
public final class Threads {
  private Threads() {}

  /** Each task runs at once on a thread of its own, which does not keep the process alive. */
  public static ExecutorService forEachTask() {
    return Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("task-", 1).factory());
  }
}
