package com.iteradynamics.research;

import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.strategy.Position;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of the governed book over a span.
 *
 * @param curve the book
 * @param branches how often the hours ended with each branch
 * @param cappedEntries how many entries a cap made smaller
 * @param blocked how long its own losses kept it from trading
 * @param heldBack what the volume of candles held back of its orders
 * @param positions what a strategy that reads its position is told of it at each candle, the last
 *     one included; empty for any other strategy
 */
public record BookRun(
    BookCurve curve,
    Map<ExecutionBranch, Integer> branches,
    int cappedEntries,
    BlockedTime blocked,
    HeldBack heldBack,
    List<Optional<Position>> positions) {
  public BookRun {
    branches = Collections.unmodifiableMap(branches);
    positions = List.copyOf(positions);
  }

  /** The run of a strategy that does not read its position. */
  public BookRun(
      BookCurve curve,
      Map<ExecutionBranch, Integer> branches,
      int cappedEntries,
      BlockedTime blocked) {
    this(curve, branches, cappedEntries, blocked, HeldBack.NONE, List.of());
  }
}
