package com.iteradynamics.simulation;

import java.util.ArrayList;
import java.util.List;
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
  /** About as many ticks as a world has; worlds are begun in lots of so many. */
  private static final int LOT = 8;

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
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      while (all.records() < ticks) {
        List<Future<Ended>> lot = new ArrayList<>();
        for (int i = 0; i < LOT; i++) {
          long world = seed + worlds + i;
          lot.add(pool.submit(() -> ended(world, bug)));
        }
        for (Future<Ended> each : lot) {
          Ended ended = got(each);
          worlds++;
          all.add(ended.world().figures());
          hash = Chance.mix(hash + ended.world().log().hash());
          if (ended.violation().isPresent()) {
            pool.shutdownNow();
            return new Result(all, worlds, hash, ended.violation());
          }
        }
        progress.accept(all.records());
      }
    }
    return new Result(all, worlds, hash, Optional.empty());
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
