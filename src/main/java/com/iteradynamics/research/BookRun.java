package com.iteradynamics.research;

import com.iteradynamics.decision.ExecutionBranch;
import java.util.Collections;
import java.util.Map;

/**
 * What came of the governed book over a span.
 *
 * @param curve the book
 * @param branches how often the hours ended with each branch
 */
public record BookRun(BookCurve curve, Map<ExecutionBranch, Integer> branches) {
  public BookRun {
    branches = Collections.unmodifiableMap(branches);
  }
}
