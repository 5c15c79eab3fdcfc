package com.iteradynamics.decision;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
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
  private List<GateVerdict> read;

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
    if (read == null) {
      List<GateVerdict> all = new ArrayList<>(size());
      all.add(READABLE);
      Gates.IN_ORDER.subList(0, deciding + 1).forEach(gate -> all.add(gate.ask(facts)));
      read = all;
    }
    return read.get(index);
  }
}
