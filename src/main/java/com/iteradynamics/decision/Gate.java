package com.iteradynamics.decision;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One question of the governors.
 *
 * @param branch the record's word when the gate matches
 * @param matches whether it decides the tick
 * @param saw what it evaluated, for display, whether it matches or not
 * @param on whether these limits have it asked at all
 */
record Gate(
    ExecutionBranch branch,
    Predicate<GateFacts> matches,
    Function<GateFacts, String> saw,
    Predicate<DecisionParameters> on) {

  /** A gate that is always asked. */
  Gate(ExecutionBranch branch, Predicate<GateFacts> matches, Function<GateFacts, String> saw) {
    this(branch, matches, saw, limits -> true);
  }

  /** The same, asked where {@code limits} have it. */
  Gate when(Predicate<DecisionParameters> limits) {
    return new Gate(branch, matches, saw, limits);
  }

  GateVerdict ask(GateFacts facts) {
    return new GateVerdict(branch, matches.test(facts), saw.apply(facts));
  }

  /** A gate that matches when something is wrong, and quotes it. */
  static Gate problem(
      ExecutionBranch branch, Function<GateFacts, Optional<String>> problem, String fine) {
    return new Gate(
        branch,
        facts -> problem.apply(facts).isPresent(),
        facts -> problem.apply(facts).orElse(fine));
  }
}
