package com.iteradynamics.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.testkit.Seed;
import com.iteradynamics.venue.VenueFault;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever goes wrong around a live tick, the rules hold. A simulation that notices nothing proves
 * nothing: it has to find every mistake planted in it.
 */
@Tag("long")
class SimulationTest {
  /** The gate's; {@code -Pnight} runs a million, {@code -Dargus.simulation.ticks} any number. */
  private static final int TICKS = 40_000;

  /** Some mistakes need a rare coincidence; most show in the first world. */
  private static final int TICKS_TO_NOTICE = 60_000;

  @Test
  void theRulesHoldAfterEveryTickWhateverGoesWrong() {
    long seed = Seed.value();
    int ticks = Integer.getInteger("argus.simulation.ticks", TICKS);
    System.out.println("SimulationTest seed " + seed + ", " + ticks + " ticks");
    Simulation.Result result = Simulation.run(Bug.NONE, ticks, seed, 2, done -> {});
    System.out.println(result.figures());
    assertEquals(Optional.empty(), result.violation());
    assertTrue(result.figures().records() >= ticks);
    assertEquals(EnumSet.allOf(Disturbance.class), result.figures().ticks().keySet());
    assertEquals(EnumSet.allOf(VenueFault.class), result.figures().venueFaults().keySet());
    assertEquals(
        EnumSet.allOf(LateArrival.class), result.figures().lateArrivals().keySet(), "late orders");
    assertTrue(
        result.figures().paperRules().keySet().containsAll(Set.of("venue", "settings")),
        result.figures()::toString);
    assertTrue(result.figures().soldByWatch() > 0, "watches have sold");
    assertTrue(result.figures().replayed() > ticks / (2 * ReplayRules.SHARE));
  }

  @ParameterizedTest
  @EnumSource
  void aPlantedBugIsCaught(PlantedBug planted) {
    Simulation.Result result =
        Simulation.run(planted.bug(), TICKS_TO_NOTICE, planted.seed(), 2, done -> {});
    assertTrue(
        result.violation().isPresent(),
        planted + " went unnoticed for " + TICKS_TO_NOTICE + " ticks");
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
    Violation violation =
        Simulation.run(bug, TICKS_TO_NOTICE, seed, 2, done -> {}).violation().orElseThrow();
    List<String> trace = violation.trace(bug, 60);
    int disturbances = trace.indexOf(Violation.LAST) - trace.indexOf(Violation.FIRST) - 1;
    World whole = new World(violation.seed(), bug, Set.of(), false);
    assertEquals(Optional.of(violation), Violation.of(whole));
    assertTrue(disturbances > 0, trace::toString);
    assertTrue(disturbances * 2 < whole.chance().fired().size(), trace::toString);
  }

  @Test
  void theSameSeedGivesTheSameLogWhateverTheNumberOfThreads() {
    Simulation.Result one = Simulation.run(Bug.NONE, 1_000, 7, 1, done -> {});
    Simulation.Result other = Simulation.run(Bug.NONE, 1_000, 7, 2, done -> {});
    assertEquals(one.hash(), other.hash());
    assertEquals(one.figures().toString(), other.figures().toString());
    assertNotEquals(one.hash(), Simulation.run(Bug.NONE, 1_000, 8, 1, done -> {}).hash());
  }
}
