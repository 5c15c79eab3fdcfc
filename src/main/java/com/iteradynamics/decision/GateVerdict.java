package com.iteradynamics.decision;

/**
 * One gate's answer.
 *
 * @param gate the gate that was asked
 * @param matched whether it decided the tick
 * @param why what it saw, for a person
 */
public record GateVerdict(ExecutionBranch gate, boolean matched, String why) {}
