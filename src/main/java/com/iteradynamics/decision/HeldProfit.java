package com.iteradynamics.decision;

/**
 * A profit that a watch takes once the position is old enough, as legacy mode's are.
 *
 * @param branch how a watch ends that takes it
 * @param minHoldHours how long the position has to be held, hours, &gt;= 0
 * @param gain the gain to reach, fraction of the entry's price, fees not counted
 */
public record HeldProfit(ExecutionBranch branch, double minHoldHours, double gain) {}
