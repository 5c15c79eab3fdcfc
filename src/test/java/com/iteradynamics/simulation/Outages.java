package com.iteradynamics.simulation;

import com.iteradynamics.simulation.Disturbance.Occasion;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** What is away for a while: seconds, minutes, hours, and the event bus for days too. */
final class Outages {
  private final World world;
  private final Map<Disturbance, Instant> until = new EnumMap<>(Disturbance.class);

  Outages(World world) {
    this.world = world;
  }

  /** What goes away this hour, and when. */
  void disturb(SimulationRandom.Scope chance) {
    Instant from = world.now().plusSeconds(chance.below(2) == 0 ? 55 : chance.below(3_600));
    Duration seconds = Duration.ofSeconds(chance.between(2, 59));
    Duration minutes = Duration.ofSeconds(chance.between(60, 900));
    Duration hours = Duration.ofMinutes(chance.between(30, 400));
    Duration days = Duration.ofHours(chance.between(20, 70));
    int kind = chance.below(4);
    chance
        .draw(Occasion.OUTAGE, world.now(), "outage")
        .ifPresent(
            what -> {
              Duration lasts =
                  switch (kind) {
                    case 0 -> seconds;
                    case 1 -> minutes;
                    case 2 -> hours;
                    default -> what == Disturbance.EVENT_BUS_AWAY ? days : minutes;
                  };
              world.timeline().at(from, () -> begin(what, from.plus(lasts)));
            });
  }

  private void begin(Disturbance what, Instant end) {
    world.log().add(world.now(), "outage", what.words() + " until " + end);
    until.merge(what, end, (one, other) -> one.isAfter(other) ? one : other);
  }

  /** Whether anything is away now. */
  boolean isAway() {
    return until.values().stream().anyMatch(world.now()::isBefore);
  }

  /** Whether it is away now. */
  boolean isAway(Disturbance what) {
    boolean away =
        !world.chance().isQuiet()
            && until.containsKey(what)
            && world.now().isBefore(until.get(what));
    if (away) {
      world.chance().met(what);
    }
    return away;
  }
}
