package com.iteradynamics.decision;

import com.iteradynamics.decision.Decision.Ruling;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;

/** Asks the gates in order and turns the first that matches into a decision. Pure. */
public final class Decider {
  private final DecisionParameters parameters;
  private final List<Gate> gates;
  private final List<Gate> afterStop;

  /** Decides under these limits. */
  public Decider(DecisionParameters parameters) {
    this.parameters = parameters;
    this.gates = Gates.of(parameters, false);
    this.afterStop = Gates.of(parameters, true);
  }

  /**
   * What is allowed this hour.
   *
   * @param reading the strategy's answer
   * @param state the book's state
   * @param situation everything else
   */
  public Decision decide(IntentResult reading, LoadedState state, Situation situation) {
    return switch (state) {
      case LoadedState.Corrupt corrupt -> corrupt(corrupt.why());
      case LoadedState.Valid readable -> decide(reading, readable.state(), situation);
    };
  }

  private static Decision corrupt(String why) {
    GateVerdict verdict = new GateVerdict(ExecutionBranch.HOLD_STATE_CORRUPT, true, why);
    return new Decision.Stay(
        new Ruling(
            ExecutionBranch.HOLD_STATE_CORRUPT,
            List.of(verdict),
            Optional.empty(),
            true,
            Optional.empty(),
            Optional.empty()));
  }

  private Decision decide(IntentResult reading, PrimeState state, Situation situation) {
    GateFacts facts =
        new GateFacts(
            state, reading, situation, parameters, Assessment.of(state, situation, parameters));
    List<Gate> asked = situation.restingStop().isPresent() ? afterStop : gates;
    int deciding = 0;
    while (!asked.get(deciding).matches().test(facts)) {
      deciding++;
    }
    return effect(facts, ruling(asked, facts, deciding));
  }

  private static Ruling ruling(List<Gate> asked, GateFacts facts, int deciding) {
    ExecutionBranch branch = asked.get(deciding).branch();
    return new Ruling(
        branch,
        new Verdicts(asked, facts, deciding),
        Optional.of(facts.assessment()),
        facts.state().killed() || branch == ExecutionBranch.KILL_DD,
        facts.plannedExit(),
        facts.activity());
  }

  private static Decision effect(GateFacts facts, Ruling ruling) {
    return switch (ruling.branch().effect()) {
      case STAY, SOLD -> new Decision.Stay(ruling);
      case SELL_IF_POSSIBLE ->
          facts.inPosition() && facts.walletReadable()
              ? new Decision.Exit(ruling)
              : new Decision.Stay(ruling);
      case SELL -> new Decision.Exit(ruling);
      case BUY ->
          new Decision.Enter(
              ruling,
              facts.targetUsd(),
              facts.wantedUsd(),
              facts.exposureFraction(),
              facts.horizonEnd());
    };
  }

  /**
   * The gates' answers, put into words when they are read: a backtest asks for the deciding gate of
   * every hour, and for no hour's words.
   */
  private static final class Verdicts extends AbstractList<GateVerdict> implements RandomAccess {
    private static final GateVerdict READABLE =
        new GateVerdict(ExecutionBranch.HOLD_STATE_CORRUPT, false, "the state is readable");

    private final List<Gate> gates;
    private final GateFacts facts;
    private final int deciding;

    /**
     * Answers up to that of the deciding gate.
     *
     * @param deciding its place among the {@code gates}
     */
    Verdicts(List<Gate> gates, GateFacts facts, int deciding) {
      this.gates = gates;
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
      return index == 0 ? READABLE : gates.get(index - 1).ask(facts);
    }
  }
}
