package com.iteradynamics.research;

import com.iteradynamics.adapter.local.PaperParameters;

/**
 * What an order costs beside its price at the market.
 *
 * @param makerBps the venue's fee of what waited in the order book, basis points (hundredths of a
 *     percent) of its value
 * @param takerBps the fee of what was filled at once, basis points of its value
 * @param slippageBps how much worse than the reference price a fill is, basis points
 */
public record Costs(double makerBps, double takerBps, double slippageBps) {
  /** Neither fee nor slippage. */
  public static final Costs NONE = new Costs(0, 0, 0);

  private static final double BPS = 10_000;

  /** Those of the paper venue. */
  public static Costs of(PaperParameters paper) {
    return new Costs(
        paper.makerFeeBps().doubleValue(),
        paper.feeBps().doubleValue(),
        paper.slippageBps().doubleValue());
  }

  /**
   * @throws IllegalArgumentException when one of them is negative, 100 % or more, or not a number
   */
  public Costs {
    check("maker fee", makerBps);
    check("taker fee", takerBps);
    check("slippage", slippageBps);
  }

  /** The same fee for maker and taker. */
  public Costs(double feeBps, double slippageBps) {
    this(feeBps, feeBps, slippageBps);
  }

  /** The taker's fee as a fraction of an order's value, 0..1. */
  public double takerFraction() {
    return takerBps / BPS;
  }

  /** The maker's fee as a fraction of an order's value, 0..1. */
  public double makerFraction() {
    return makerBps / BPS;
  }

  /** The slippage as a fraction of the reference price, 0..1. */
  public double slippageFraction() {
    return slippageBps / BPS;
  }

  /**
   * The quantity that {@code cashUsd} buys as a taker, costs included, at a reference price in USD.
   */
  public double bought(double cashUsd, double referenceUsd) {
    double fill = referenceUsd * (1 + slippageFraction());
    return cashUsd / (fill * (1 + takerFraction()));
  }

  private static void check(String name, double bps) {
    if (!(bps >= 0 && bps < BPS)) {
      throw new IllegalArgumentException(name + " must be in 0..10000 bps, was " + bps);
    }
  }
}
