package com.iteradynamics.simulation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A simulation that notices nothing proves nothing: it has to find every mistake planted in it. */
class PlantedBugTest {
  /** Some need a rare coincidence; most show in the first world. */
  private static final int TICKS = 60_000;

  private static final long SEED = 1_000;

  @ParameterizedTest
  @EnumSource
  void isCaught(PlantedBug planted) {
    Simulation.Result result = Simulation.run(planted.bug(), TICKS, SEED, 2, done -> {});
    assertTrue(result.violation().isPresent(), planted + " went unnoticed for " + TICKS + " ticks");
    System.out.println(
        planted
            + " after "
            + result.figures().records()
            + " ticks: "
            + result.violation().get().rule());
  }

  @Test
  void aTraceHasLessInItThanTheWorldItIsOf() {
    Bug bug = PlantedBug.NEW_ID_AFTER_A_TIMEOUT.bug();
    Violation violation = Simulation.run(bug, TICKS, SEED, 2, done -> {}).violation().orElseThrow();
    List<String> trace = violation.trace(bug, 60);
    World whole = new World(violation.seed(), bug, java.util.Set.of(), false);
    Violation.of(whole);
    long disturbances =
        trace.indexOf(
                trace.stream().filter(l -> l.startsWith("the last of")).findFirst().orElseThrow())
            - 2;
    assertFalse(trace.isEmpty());
    assertTrue(disturbances < whole.chance().fired().size() / 2, trace::toString);
  }
}
