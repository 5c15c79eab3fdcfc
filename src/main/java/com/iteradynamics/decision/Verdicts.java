package com.iteradynamics.decision;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The gates' answers, put into words when somebody reads them: a backtest asks for the deciding
 * gate of every hour, and for no hour's words.
 */
final class Verdicts extends AbstractList<GateVerdict> implements RandomAccess {
  private static final GateVerdict READABLE =
      new GateVerdict(ExecutionBranch.HOLD_STATE_CORRUPT, false, "the state is readable");

  private final Facts facts;
  private final int deciding;

  /**
   * Answers up to that of the deciding gate.
   *
   * @param deciding its place in {@link Gates#IN_ORDER}
   */
  Verdicts(Facts facts, int deciding) {
    this.facts = facts;
    this.deciding = deciding;
  }

  @Override
  public int size() {
    return deciding + 2;
  }

  @Override
  public GateVerdict get(int index) {
    Objects.checkIndex(index, size());
    return index == 0 ? READABLE : Gates.IN_ORDER.get(index - 1).ask(facts);
  }
}
