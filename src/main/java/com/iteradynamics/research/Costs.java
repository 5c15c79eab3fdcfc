package com.iteradynamics.research;

import com.iteradynamics.adapter.local.PaperParameters;

/**
 * What an order costs beside its price at the market.
 *
 * @param feeBps the venue's fee, basis points (hundredths of a percent) of the order's value
 * @param slippageBps how much worse than the reference price a fill is, basis points
 */
public record Costs(double feeBps, double slippageBps) {
  /** Neither fee nor slippage. */
  public static final Costs NONE = new Costs(0, 0);

  private static final double BPS = 10_000;

  /** Those of the paper venue. */
  public static Costs of(PaperParameters paper) {
    return new Costs(paper.feeBps().doubleValue(), paper.slippageBps().doubleValue());
  }

  /**
   * @throws IllegalArgumentException when one of them is negative, 100 % or more, or not a number
   */
  public Costs {
    check("fee", feeBps);
    check("slippage", slippageBps);
  }

  /** The fee as a fraction of an order's value, 0..1. */
  public double feeFraction() {
    return feeBps / BPS;
  }

  /** The slippage as a fraction of the reference price, 0..1. */
  public double slippageFraction() {
    return slippageBps / BPS;
  }

  /** The quantity that {@code cashUsd} buys, costs included, at a reference price in USD. */
  public double bought(double cashUsd, double referenceUsd) {
    double fill = referenceUsd * (1 + slippageFraction());
    return cashUsd / (fill * (1 + feeFraction()));
  }

  private static void check(String name, double bps) {
    if (!(bps >= 0 && bps < BPS)) {
      throw new IllegalArgumentException(name + " must be in 0..10000 bps, was " + bps);
    }
  }
}
