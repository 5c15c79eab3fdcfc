package com.iteradynamics.research.trades;

import com.iteradynamics.decision.Decision;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.IntentResult;
import com.iteradynamics.strategy.StrategyIntent;
import java.util.Optional;

/**
 * Why an order was sent.
 *
 * @param branch the gate or the watch's rule that decided; empty where no governor is asked
 * @param reason the strategy's own word where its wish decided, and else the branch's name
 */
public record OrderCause(Optional<ExecutionBranch> branch, String reason) {

  /** By the governors, who were told {@code intent}. */
  public static OrderCause of(Decision decision, IntentResult intent) {
    ExecutionBranch branch = decision.ruling().branch();
    boolean wished =
        branch == ExecutionBranch.ENTER_LONG || branch == ExecutionBranch.EXIT_STRATEGY;
    return new OrderCause(
        Optional.of(branch),
        intent.answer().filter(any -> wished).map(StrategyIntent::reason).orElse(branch.name()));
  }

  /** By the watch between the hours, which asks no strategy. */
  public static OrderCause ofWatch(Decision decision) {
    ExecutionBranch branch = decision.ruling().branch();
    return new OrderCause(Optional.of(branch), branch.name());
  }

  /** By the strategy alone. */
  public static OrderCause ofStrategy(StrategyIntent intent) {
    return new OrderCause(Optional.empty(), intent.reason());
  }
}
