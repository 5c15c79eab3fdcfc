package com.iteradynamics.research.report;

import com.iteradynamics.research.Costs;
import com.iteradynamics.research.Metrics;
import java.util.List;

/**
 * The same run at different costs.
 *
 * @param rungs the cheapest first
 */
public record CostLadder(List<Rung> rungs) {
  public CostLadder {
    rungs = List.copyOf(rungs);
  }

  /**
   * A run.
   *
   * @param name who pays such costs
   * @param costs the costs
   * @param metrics what came of it
   * @param reported whether it is the run that the rest of the report is about
   */
  public record Rung(String name, Costs costs, Metrics metrics, boolean reported) {}
}
