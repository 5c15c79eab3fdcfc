package com.iteradynamics.decision;

import com.iteradynamics.decision.Decision.Ruling;
import java.util.List;
import java.util.Optional;

/** Asks the gates in order and turns the first that matches into a decision. Pure. */
public final class Decider {
  private final DecisionParameters parameters;

  public Decider(DecisionParameters parameters) {
    this.parameters = parameters;
  }

  /**
   * What is allowed this hour.
   *
   * @param reading the strategy's answer
   * @param state the book's state
   * @param situation everything else
   */
  public Decision decide(IntentReading reading, StateReading state, Situation situation) {
    return switch (state) {
      case StateReading.Corrupt corrupt -> corrupt(corrupt.why());
      case StateReading.Valid readable -> decide(reading, readable.state(), situation);
    };
  }

  private static Decision corrupt(String why) {
    GateVerdict verdict = new GateVerdict(ExecutionBranch.HOLD_STATE_CORRUPT, true, why);
    return new Decision.Stay(
        new Ruling(
            ExecutionBranch.HOLD_STATE_CORRUPT,
            List.of(verdict),
            Assessment.UNKNOWN,
            true,
            Optional.empty(),
            Optional.empty()));
  }

  private Decision decide(IntentReading reading, PrimeState state, Situation situation) {
    Facts facts =
        new Facts(
            state, reading, situation, parameters, Assessment.of(state, situation, parameters));
    int deciding = 0;
    while (!Gates.IN_ORDER.get(deciding).matches().test(facts)) {
      deciding++;
    }
    return effect(facts, ruling(facts, deciding));
  }

  private static Ruling ruling(Facts facts, int deciding) {
    ExecutionBranch branch = Gates.IN_ORDER.get(deciding).branch();
    return new Ruling(
        branch,
        new Verdicts(facts, deciding),
        facts.assessment(),
        facts.state().killed() || branch == ExecutionBranch.KILL_DD,
        facts.plannedExit(),
        Optional.of(facts.activity()));
  }

  private static Decision effect(Facts facts, Ruling ruling) {
    return switch (ruling.branch()) {
      case KILLED_STATE_ACTIVE, KILL_DD ->
          facts.inPosition() && facts.walletReadable()
              ? new Decision.Exit(ruling)
              : new Decision.Stay(ruling);
      case EXIT_STRATEGY, EXIT_HORIZON -> new Decision.Exit(ruling);
      case ENTER_LONG ->
          new Decision.Enter(
              ruling,
              facts.targetUsd(),
              facts.exposureFraction(),
              facts.situation().hour().plus(facts.horizon()));
      case OUT_OF_ORDER_TICK,
          TICK_ABANDONED,
          HOLD_STATE_CORRUPT,
          HALTED,
          ORDER_UNRESOLVED,
          STALE_CANDLES,
          MIN_HOLD_BLOCK,
          HOLD_IN_POSITION,
          HARD_DD_BLOCK,
          HOLD_STRATEGY_FAIL,
          FLAT_NO_ENTRY,
          REDUCE_ONLY,
          LATE_TICK,
          RECONCILE_MISMATCH,
          REENTRY_COOLDOWN_BLOCK,
          WALLET_UNVERIFIED_FAIL_CLOSED_ENTRY,
          VENUE_NOT_TRADABLE,
          PRICE_COLLAR,
          CAP_REACHED,
          BLOCKED_EXPO,
          TARGET_TOO_SMALL ->
          new Decision.Stay(ruling);
    };
  }
}
