package com.iteradynamics.research.report;

import java.util.Optional;

/**
 * What else might have come of it: the same returns or trades in another order.
 *
 * @param method how they were drawn, in a sentence, with the seed
 * @param runs how many times
 * @param fan equity's bands over time, one panel that looks like a {@code FAN}; empty when not kept
 * @param outcomes the bands of final equity, drawdown and whatever else
 */
public record MonteCarlo(String method, int runs, Optional<TimeCharts> fan, FigureTable outcomes)
    implements Section {

  @Override
  public String title() {
    return "What else might have come of it";
  }
}
