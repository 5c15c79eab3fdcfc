package com.iteradynamics.execution;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Reads that go on while others do. */
public final class Async {
  private Async() {}

  /** Begins {@code read} on {@code reads}. */
  public static <T> CompletableFuture<T> start(Supplier<T> read, Executor reads) {
    return CompletableFuture.supplyAsync(read, reads);
  }

  /** What a read gave; what it threw is thrown here. */
  public static <T> T join(CompletableFuture<T> read) {
    try {
      return read.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
