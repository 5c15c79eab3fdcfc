package com.iteradynamics.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/**
 * Many worlds, one after the other or some side by side: each is single-threaded and follows from
 * its seed, so that their number of threads changes nothing of what comes out.
 */
final class Simulation {
  /** How many worlds for each thread are begun before their turn. */
  private static final int AHEAD = 2;

  private Simulation() {}

  /**
   * What came out.
   *
   * @param figures of all worlds
   * @param worlds how many there were
   * @param hash changes when anything that happened in any of them does
   * @param violation the first world in which a rule did not hold; empty when there is none
   */
  record Result(Figures figures, int worlds, long hash, Optional<Violation> violation) {}

  /** A world that came to its end, or to a rule that did not hold. */
  private record Ended(World world, Optional<Violation> violation) {}

  /**
   * Runs worlds until there are {@code ticks} records, or a rule does not hold.
   *
   * @param seed of the first world; the others follow from it
   * @param progress is told how many ticks there are so far
   */
  static Result run(Bug bug, int ticks, long seed, int threads, IntConsumer progress) {
    Figures all = new Figures();
    long hash = 0;
    int worlds = 0;
    Optional<Violation> violation = Optional.empty();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      Deque<Future<Ended>> begun = new ArrayDeque<>();
      long next = seed;
      while (all.records() < ticks && violation.isEmpty()) {
        while (begun.size() < AHEAD * threads) {
          long world = next++;
          begun.add(pool.submit(() -> ended(world, bug)));
        }
        Ended ended = got(begun.removeFirst());
        worlds++;
        all.add(ended.world().figures());
        hash = SimulationRandom.mix(hash + ended.world().log().hash());
        progress.accept(all.records());
        violation = ended.violation();
      }
      pool.shutdownNow();
    }
    return new Result(all, worlds, hash, violation);
  }

  private static Ended got(Future<Ended> ended) {
    try {
      return ended.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the simulation itself failed", e.getCause());
    }
  }

  private static Ended ended(long seed, Bug bug) {
    World world = new World(seed, bug, Set.of(), false);
    try {
      return new Ended(world, Violation.of(world));
    } catch (RuntimeException e) {
      throw new IllegalStateException("in the world of seed " + seed, e);
    }
  }
}
