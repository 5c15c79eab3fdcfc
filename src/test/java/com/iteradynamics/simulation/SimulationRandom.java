package com.iteradynamics.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Everything that is left to chance in a world, from one seed. Each part of it that draws does so
 * in a scope of its own, so that leaving one disturbance out changes as little as possible
 * elsewhere.
 *
 * <p>A world has its own temper: some disturbances it does not know at all, others come more often
 * than usual. Worlds in which everything happens a little never show what a lot of one thing does.
 */
final class SimulationRandom {
  private static final double UNKNOWN_TO_A_WORLD = 0.3;

  private final long seed;
  private final Set<Long> leftOut;
  private final Map<Disturbance, Double> shares = new EnumMap<>(Disturbance.class);
  private final List<Fired> fired = new ArrayList<>();
  private final Map<Disturbance, Integer> counts = new EnumMap<>(Disturbance.class);
  private final Set<Disturbance> met = EnumSet.noneOf(Disturbance.class);
  private int meetings;
  private boolean quiet;

  /**
   * A disturbance that happened.
   *
   * @param id the same in another run of the same world, as far as that goes
   */
  record Fired(long id, Disturbance disturbance, Instant at, String where) {}

  /**
   * @param leftOut ids of what does not happen although it is drawn
   */
  SimulationRandom(long seed, Set<Long> leftOut) {
    this.seed = seed;
    this.leftOut = Set.copyOf(leftOut);
    SplittableRandom temper = new SplittableRandom(mix(seed));
    double roughness = 0.3 + 1.7 * temper.nextDouble();
    for (Disturbance each : Disturbance.values()) {
      boolean unknown = temper.nextDouble() < UNKNOWN_TO_A_WORLD;
      double often = roughness * (0.3 + 1.7 * temper.nextDouble());
      shares.put(each, unknown ? 0 : Math.min(0.9, each.share() * often));
    }
  }

  /** A scope with this name; the same name gives the same draws. */
  Scope scope(String name) {
    return new Scope(mix(seed ^ (name.hashCode() * 0x9E3779B97F4A7C15L)));
  }

  /** Whether nothing is disturbed from now on. */
  void quiet(boolean on) {
    quiet = on;
  }

  boolean isQuiet() {
    return quiet;
  }

  /** What happened so far, in order. */
  List<Fired> fired() {
    return fired;
  }

  /** Notes that somebody has met what lasts, or is so. */
  void met(Disturbance lasting) {
    meetings++;
    met.add(lasting);
  }

  /** What has happened or was met since the last time that somebody asked. */
  Set<Disturbance> newlyMet() {
    Set<Disturbance> some = EnumSet.copyOf(met);
    met.clear();
    return some;
  }

  /** How often anything has happened, or gone on, so far. */
  int meetings() {
    return meetings;
  }

  /** How often each happened. */
  Map<Disturbance, Integer> counts() {
    return counts;
  }

  /** Spreads a number over all 64 bits. */
  static long mix(long number) {
    long bits = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
    bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
    return bits ^ (bits >>> 31);
  }

  /** Draws for one purpose. */
  final class Scope {
    private final long key;
    private final SplittableRandom random;
    private int drawn;

    private Scope(long key) {
      this.key = key;
      this.random = new SplittableRandom(key);
    }

    /** At most one of the disturbances of this occasion. */
    Optional<Disturbance> draw(Disturbance.Occasion occasion, Instant now, String where) {
      double at = random.nextDouble();
      if (quiet) {
        return Optional.empty();
      }
      for (Disturbance each : Disturbance.of(occasion)) {
        at -= shares.get(each);
        if (at < 0) {
          return happens(each, now, where) ? Optional.of(each) : Optional.empty();
        }
      }
      return Optional.empty();
    }

    private boolean happens(Disturbance disturbance, Instant now, String where) {
      long id = mix(key + ++drawn);
      if (leftOut.contains(id)) {
        return false;
      }
      fired.add(new Fired(id, disturbance, now, where));
      counts.merge(disturbance, 1, Integer::sum);
      met(disturbance);
      return true;
    }

    /** A whole number in 0..bound-1. */
    int below(int bound) {
      return random.nextInt(bound);
    }

    /** A whole number from {@code least} to {@code most}, both inclusive. */
    int between(int least, int most) {
      return least + random.nextInt(most - least + 1);
    }

    /** A fraction in 0..1, without 1. */
    double fraction() {
      return random.nextDouble();
    }

    <T> T oneOf(List<T> all) {
      return all.get(below(all.size()));
    }
  }
}
