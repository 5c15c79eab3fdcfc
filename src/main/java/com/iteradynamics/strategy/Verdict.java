package com.iteradynamics.strategy;

/** The rules of a built-in strategy, and what they said about the candle they saw last. */
abstract class Verdict {
  private final int horizonHours;
  private Answer answer;
  private double exposure;

  Verdict(int horizonHours) {
    this.horizonHours = horizonHours;
    this.answer = Answer.of(Action.HOLD, 0, "not_asked_yet");
  }

  /** The numbers behind the answer. */
  abstract Signals signals();

  final void say(Answer said, double desiredExposure) {
    answer = said;
    exposure = desiredExposure;
  }

  final Answer answer() {
    return answer;
  }

  final double exposure() {
    return exposure;
  }

  final int horizonHours() {
    return horizonHours;
  }

  /** The answer as a value. */
  StrategyIntent intent() {
    return new StrategyIntent(
        answer.action(),
        answer.confidence(),
        exposure,
        horizonHours,
        answer.reason(),
        answer.panic(),
        signals());
  }
}
