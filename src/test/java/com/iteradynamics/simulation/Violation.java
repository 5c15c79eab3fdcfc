package com.iteradynamics.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A rule that did not hold in a world, and how little has to go wrong in it for that.
 *
 * @param seed the world's
 * @param rule which rule, in words
 * @param how what was seen
 * @param at the world's time by then
 */
record Violation(long seed, String rule, String how, Instant at) {

  static final String FIRST = "what went wrong:";
  static final String LAST = "the last that happened:";

  /** Runs a world; what did not hold in it, if anything. */
  static Optional<Violation> of(World world) {
    return of(world, Instant.MAX);
  }

  private static Optional<Violation> of(World world, Instant until) {
    try {
      world.run(until);
      return Optional.empty();
    } catch (Broken broken) {
      return Optional.of(
          new Violation(world.seed(), broken.rule(), broken.getMessage(), world.now()));
    }
  }

  /**
   * What has to happen for it, and what then does: disturbances are left out by halves and then one
   * by one, as long as the same rule does not hold without them, no later than it did with them.
   *
   * @param tries how often the world may be run again
   */
  List<String> trace(Bug bug, int tries) {
    Set<Long> leftOut = new HashSet<>();
    int left = tries;
    int size = Math.max(1, needed(bug, leftOut).size() / 2);
    while (size >= 1 && left > 0) {
      boolean smaller = false;
      List<SimulationRandom.Fired> fired = needed(bug, leftOut);
      for (int from = 0; from < fired.size() && left > 0; from += size, left--) {
        Set<Long> more = new HashSet<>(leftOut);
        fired
            .subList(from, Math.min(fired.size(), from + size))
            .forEach(each -> more.add(each.id()));
        if (stillBroken(bug, more)) {
          leftOut = more;
          smaller = true;
        }
      }
      size = smaller && size > 1 ? size : size / 2;
    }
    return lines(bug, leftOut);
  }

  private List<SimulationRandom.Fired> needed(Bug bug, Set<Long> leftOut) {
    World world = new World(seed, bug, leftOut, false);
    of(world);
    return List.copyOf(world.chance().fired());
  }

  private boolean stillBroken(Bug bug, Set<Long> leftOut) {
    return of(new World(seed, bug, leftOut, false), at)
        .filter(violation -> violation.rule.equals(rule))
        .isPresent();
  }

  private List<String> lines(Bug bug, Set<Long> leftOut) {
    World world = new World(seed, bug, leftOut, true);
    Optional<Violation> again = of(world);
    List<String> lines = new ArrayList<>();
    lines.add(again.map(Violation::how).orElse(how));
    lines.add(FIRST);
    world
        .chance()
        .fired()
        .forEach(
            each -> lines.add("  " + each.at() + "  " + each.disturbance() + "  " + each.where()));
    List<String> log = world.log().lines();
    lines.add(LAST);
    log.subList(Math.max(0, log.size() - 40), log.size()).forEach(line -> lines.add("  " + line));
    return lines;
  }
}
