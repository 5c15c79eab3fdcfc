package com.iteradynamics.venue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which call meets which fault: what a test has ordered comes first, then what a seed draws. A call
 * meets one fault at most. The same seed and the same calls meet the same faults.
 */
public final class VenueFaults {
  private static final Duration USUAL = Duration.ofSeconds(20);
  private static final double USUAL_FRACTION = 0.4;
  private static final int LONGEST_SECONDS = 60;

  /**
   * A fault that a call meets.
   *
   * @param slow how long what is late, slow or stale takes
   * @param fraction a choice, for example of how much is filled; 0..1, without 1
   */
  record Met(VenueFault fault, Duration slow, double fraction) {}

  private static final class Ordered {
    private final VenueFault fault;
    private final Duration slow;
    private int left;

    private Ordered(VenueFault fault, int left, Duration slow) {
      this.fault = fault;
      this.left = left;
      this.slow = slow;
    }
  }

  private final Ids chance;
  private final double share;
  private final Map<Endpoint, List<VenueFault>> drawn = new EnumMap<>(Endpoint.class);
  private final List<Ordered> ordered = new ArrayList<>();
  private final Map<VenueFault, Integer> counts = new EnumMap<>(VenueFault.class);
  private Optional<VenueFault> otherwise = Optional.empty();
  private boolean quiet;

  private VenueFaults(long seed, double share, Collection<VenueFault> which) {
    chance = new Ids(seed);
    this.share = share;
    for (Endpoint endpoint : Endpoint.values()) {
      drawn.put(endpoint, which.stream().filter(fault -> fault.meets(endpoint)).toList());
    }
  }

  /** Nothing goes wrong unless a test orders it. */
  public static VenueFaults none() {
    return new VenueFaults(0, 0, EnumSet.noneOf(VenueFault.class));
  }

  /**
   * A call meets one of {@code which} that it can meet with the probability {@code share}, all of
   * them equally likely.
   */
  public static VenueFaults seeded(long seed, double share, Collection<VenueFault> which) {
    return new VenueFaults(seed, share, which);
  }

  /** The next call that can meet it meets {@code fault}. */
  public VenueFaults next(VenueFault fault) {
    return next(fault, 1, USUAL);
  }

  /** The next {@code times} calls that can meet it meet {@code fault}, which takes {@code slow}. */
  public synchronized VenueFaults next(VenueFault fault, int times, Duration slow) {
    ordered.add(new Ordered(fault, times, slow));
    return this;
  }

  /** Every call that can meet it meets {@code fault}. */
  public VenueFaults always(VenueFault fault) {
    return next(fault, Integer.MAX_VALUE, USUAL);
  }

  /** Every call that can meet it meets {@code fault}, unless it meets another one. */
  public synchronized VenueFaults otherwise(VenueFault fault) {
    otherwise = Optional.of(fault);
    return this;
  }

  /** Whether nothing goes wrong from now on, whatever was ordered or would be drawn. */
  public synchronized void quiet(boolean on) {
    quiet = on;
  }

  /** Forgets what was ordered and not yet met. */
  public synchronized void clear() {
    ordered.clear();
  }

  /** How many calls met each fault so far. */
  public synchronized Map<VenueFault, Integer> counts() {
    return new EnumMap<>(counts);
  }

  synchronized Optional<Met> draw(Endpoint endpoint) {
    if (quiet) {
      return Optional.empty();
    }
    Optional<Met> met =
        ordered(endpoint).or(() -> byChance(endpoint)).or(() -> otherwise(endpoint));
    met.ifPresent(some -> counts.merge(some.fault(), 1, Integer::sum));
    return met;
  }

  private Optional<Met> ordered(Endpoint endpoint) {
    for (Iterator<Ordered> all = ordered.iterator(); all.hasNext(); ) {
      Ordered next = all.next();
      if (next.fault.meets(endpoint)) {
        if (next.left != Integer.MAX_VALUE && --next.left == 0) {
          all.remove();
        }
        return Optional.of(new Met(next.fault, next.slow, USUAL_FRACTION));
      }
    }
    return Optional.empty();
  }

  private Optional<Met> otherwise(Endpoint endpoint) {
    return otherwise
        .filter(fault -> fault.meets(endpoint))
        .map(fault -> new Met(fault, USUAL, USUAL_FRACTION));
  }

  private Optional<Met> byChance(Endpoint endpoint) {
    List<VenueFault> some = drawn.get(endpoint);
    if (share == 0 || some.isEmpty() || chance.fraction() >= share) {
      return Optional.empty();
    }
    VenueFault fault = some.get(chance.below(some.size()));
    Duration slow = Duration.ofSeconds(1 + chance.below(LONGEST_SECONDS));
    return Optional.of(new Met(fault, slow, chance.fraction()));
  }
}
