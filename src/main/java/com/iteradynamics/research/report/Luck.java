package com.iteradynamics.research.report;

import java.util.OptionalDouble;

/**
 * How much of a result that was picked among many may be luck.
 *
 * @param trials how many results it was picked from, &gt;= 1
 * @param distinct how many of these differ in what came of them, 1..trials
 * @param sharpe its Sharpe ratio, a year
 * @param bestByLuck the Sharpe ratio, a year, that the best of as many distinct trials without any
 *     skill is expected to have
 * @param deflatedSharpe Deflated Sharpe Ratio: how probable it is that the true Sharpe ratio is
 *     above that, 0..1
 * @param overfitting probability of backtest overfitting: how often the best in one half of the
 *     data is below the median in the other, 0..1
 */
public record Luck(
    int trials,
    int distinct,
    OptionalDouble sharpe,
    OptionalDouble bestByLuck,
    OptionalDouble deflatedSharpe,
    OptionalDouble overfitting) {}
