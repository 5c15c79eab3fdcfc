package com.iteradynamics.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.venue.VenueFault;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong around a live tick, the rules hold. */
@Tag("long")
class SimulationTest {
  /** What continuous integration runs; {@code -Dargus.simulation.seed} and so on run others. */
  private static final int TICKS = 200_000;

  private static final long SEED = 1_637_961_846;

  @Test
  void theRulesHoldAfterEveryTickWhateverGoesWrong() {
    long seed = Long.getLong("argus.simulation.seed", SEED);
    int ticks = Integer.getInteger("argus.simulation.ticks", TICKS);
    System.out.println("SimulationTest seed " + seed + ", " + ticks + " ticks");
    Simulation.Result result = Simulation.run(Bug.NONE, ticks, seed, 2, done -> {});
    System.out.println(result.figures());
    assertEquals(Optional.empty(), result.violation());
    assertTrue(result.figures().records() >= ticks);
    assertEquals(EnumSet.allOf(Disturbance.class), result.figures().disturbances().keySet());
    assertEquals(EnumSet.allOf(VenueFault.class), result.figures().venueFaults().keySet());
    assertEquals(
        EnumSet.allOf(LateArrival.class), result.figures().lateArrivals().keySet(), "late orders");
    assertTrue(result.figures().replayed() > ticks / (2 * ReplayRules.SHARE));
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
