package com.iteradynamics.research;

import com.iteradynamics.decision.ExecutionBranch;
import java.util.Collections;
import java.util.Map;

/**
 * What came of the governed book over a span.
 *
 * @param curve the book
 * @param branches how often the hours ended with each branch
 * @param cappedEntries how many entries a cap made smaller
 * @param blocked how long its own losses kept it from trading
 */
public record BookRun(
    BookCurve curve,
    Map<ExecutionBranch, Integer> branches,
    int cappedEntries,
    BlockedTime blocked) {
  public BookRun {
    branches = Collections.unmodifiableMap(branches);
  }
}
