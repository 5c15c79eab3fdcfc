package com.iteradynamics.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A simulation that notices nothing proves nothing: it has to find every mistake planted in it. */
@Tag("long")
class PlantedBugTest {
  /** Some need a rare coincidence; most show in the first world. */
  private static final int TICKS = 60_000;

  @ParameterizedTest
  @EnumSource
  void isCaught(PlantedBug planted) {
    Simulation.Result result = Simulation.run(planted.bug(), TICKS, planted.seed(), 2, done -> {});
    assertTrue(result.violation().isPresent(), planted + " went unnoticed for " + TICKS + " ticks");
    System.out.println(
        planted
            + " after "
            + result.figures().records()
            + " ticks, in the world of seed "
            + result.violation().get().seed()
            + ": "
            + result.violation().get().rule());
  }

  @Test
  void aTraceHasLessInItThanTheWorldItIsOf() {
    Bug bug = PlantedBug.NEW_ID_AFTER_A_TIMEOUT.bug();
    long seed = PlantedBug.NEW_ID_AFTER_A_TIMEOUT.seed();
    Violation violation = Simulation.run(bug, TICKS, seed, 2, done -> {}).violation().orElseThrow();
    List<String> trace = violation.trace(bug, 60);
    int disturbances = trace.indexOf(Violation.LAST) - trace.indexOf(Violation.FIRST) - 1;
    World whole = new World(violation.seed(), bug, Set.of(), false);
    assertEquals(Optional.of(violation), Violation.of(whole));
    assertTrue(disturbances > 0, trace::toString);
    assertTrue(disturbances * 2 < whole.chance().fired().size(), trace::toString);
  }
}
