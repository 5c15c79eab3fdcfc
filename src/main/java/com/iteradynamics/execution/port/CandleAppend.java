package com.iteradynamics.execution.port;

import java.util.List;
import java.util.stream.Stream;

/**
 * What appending to an archive changed.
 *
 * @param added hours that were not recorded before
 * @param same hours that were recorded with the same values
 * @param replaced hours that had other values before
 * @param contradictions hours that keep their values though others came, both named, a line each;
 *     of many the last line says how many more there are
 */
public record CandleAppend(int added, int same, int replaced, List<String> contradictions) {
  /** Nothing came. */
  public static final CandleAppend NOTHING = new CandleAppend(0, 0, 0, List.of());

  public CandleAppend {
    contradictions = List.copyOf(contradictions);
  }

  /** This and what came after it. */
  public CandleAppend and(CandleAppend next) {
    return new CandleAppend(
        added + next.added,
        same + next.same,
        replaced + next.replaced,
        Stream.concat(contradictions.stream(), next.contradictions.stream()).toList());
  }
}
