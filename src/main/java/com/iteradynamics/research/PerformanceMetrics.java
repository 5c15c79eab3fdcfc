package com.iteradynamics.research;

import java.util.OptionalDouble;

/**
 * What a book came to in figures. What is not defined is absent: a flat book has no Sharpe ratio.
 *
 * <p>Returns are those of an hour, r = equity / equity before - 1, without a risk-free rate. They
 * are annualised with {@value #HOURS_A_YEAR} hours (24 x 365), growth with years of 365.25 days;
 * both as the Python reference does it. Fractions are plain: 0.05 is 5 %.
 *
 * <p>Where hours have no candle, the return of the next one spans them and counts as one, and so do
 * exposure and time in the market; years and the length of a drawdown are elapsed time. What was
 * traded at the first close is in every figure but {@code sortino}, which is the reference's.
 *
 * @param bars hours with a candle, &gt;= 1
 * @param years elapsed time, years
 * @param startUsd cash before anything was traded, USD
 * @param finalEquityUsd equity at the last close, USD
 * @param totalReturn final / start - 1
 * @param cagr (final / start)^(1 / years) - 1, a year; absent when no time passed, when nothing is
 *     left, and of chosen hours that did not follow each other
 * @param volatility standard deviation of r (n - 1) times the root of a year's hours; absent below
 *     two returns
 * @param sharpe mean of r / its standard deviation, times the root of a year's hours (Sharpe 1994);
 *     the root takes returns as independent of each other, which Lo (2002) corrects for and this
 *     does not; absent when r does not vary
 * @param sortino mean of r / root of the mean of r^2 over the losing hours alone, times the root of
 *     a year's hours: the Python reference's; absent without a losing hour
 * @param sortinoAllHours the same with the mean over all hours, winning ones counting as 0 (Sortino
 *     and Price 1994), which is what most tools show
 * @param calmar cagr / maxDrawdown (Young 1991, here over the whole span); absent when either is
 * @param maxDrawdown deepest loss from an earlier peak, the start included, 1 - equity / peak, 0..1
 * @param maxDrawdownHours from that peak until it was reached again, or else to the end, hours,
 *     also those without a candle
 * @param maxDrawdownRecovered whether it was reached again; true without any drawdown
 * @param avgExposure mean of the position's share of equity at each close, 0..1; of chosen hours
 *     that of the position held through each, which their returns are of
 * @param timeInMarket share of closes or hours at which that is more than 1 %, 0..1
 * @param turnover value of all buys and sales, each divided by equity at the close after it, a
 *     year; absent when no time passed
 * @param rebalances hours in which something was bought or sold
 * @param trades positions that were opened and closed again
 * @param winRate share of trades with a profit after fees, 0..1; absent without trades; a position
 *     that is open at the end is none, see {@link OpenPosition}
 * @param profitFactor what winning trades earned / what losing ones lost; absent without a losing
 *     one
 * @param feesUsd all fees, USD
 * @param slippageUsd what fills were worse than their reference price, USD
 */
public record PerformanceMetrics(
    int bars,
    double years,
    double startUsd,
    double finalEquityUsd,
    double totalReturn,
    OptionalDouble cagr,
    OptionalDouble volatility,
    OptionalDouble sharpe,
    OptionalDouble sortino,
    OptionalDouble sortinoAllHours,
    OptionalDouble calmar,
    double maxDrawdown,
    int maxDrawdownHours,
    boolean maxDrawdownRecovered,
    double avgExposure,
    double timeInMarket,
    OptionalDouble turnover,
    int rebalances,
    int trades,
    OptionalDouble winRate,
    OptionalDouble profitFactor,
    double feesUsd,
    double slippageUsd) {

  /** What hourly figures are annualised with. */
  public static final int HOURS_A_YEAR = 8_760;

  /** The figures of a whole book. */
  public static PerformanceMetrics of(BookCurve book) {
    return new Sample(book).metrics();
  }
}
