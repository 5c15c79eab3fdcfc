package com.iteradynamics.research.sweep;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * All trials of a {@link SearchSpace}, on several threads, handed on in the order of their numbers:
 * whatever the number of threads, the same trials come in the same order. Only a few hundred are in
 * memory at any time.
 */
public final class Sweep {
  private static final int AHEAD = 64;

  private Sweep() {}

  /**
   * Runs trials {@code first} to the last.
   *
   * @param from the first candle of every trial
   * @param to the candle after the last one
   * @param blocks how many blocks of time the returns are summed up in
   * @param each takes every trial, on the thread of the caller
   */
  public static void run(
      SearchSpace space,
      TrialRunner runner,
      int from,
      int to,
      int blocks,
      long first,
      int threads,
      Consumer<Trial> each) {
    inOrder(
        first,
        space.size(),
        threads,
        number -> Trial.of(number, space.settings(number), blocks, runner, from, to),
        each);
  }

  /**
   * Some trials again, in their order.
   *
   * @param from the first candle of every trial
   * @param to the candle after the last one
   */
  public static List<Rerun> again(
      SearchSpace space, TrialRunner runner, int from, int to, List<Long> trials, int threads) {
    List<Rerun> found = new ArrayList<>();
    inOrder(
        0,
        trials.size(),
        threads,
        i -> runner.again(space.settings(trials.get((int) i)), from, to),
        found::add);
    return found;
  }

  /** Does {@code work} on the numbers, side by side, and hands on the results in their order. */
  static <T> void inOrder(
      long first, long size, int threads, LongFunction<T> work, Consumer<T> each) {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      ArrayDeque<Future<T>> begun = new ArrayDeque<>();
      long next = first;
      try {
        for (long done = first; done < size; done++) {
          while (next < size && next - done < (long) AHEAD * threads) {
            long number = next++;
            begun.add(pool.submit(() -> work.apply(number)));
          }
          each.accept(result(begun.removeFirst()));
        }
      } finally {
        pool.shutdownNow();
      }
    }
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the search was interrupted", e);
    }
  }
}
