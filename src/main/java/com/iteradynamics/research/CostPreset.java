package com.iteradynamics.research;

import java.util.Locale;

/** Costs by who pays them. */
public enum CostPreset {
  /**
   * A small US account at Coinbase: the published taker fee of the lowest tier since 2026-09-16,
   * and the paper venue's slippage.
   */
  RETAIL(90, 5),

  /**
   * What the Python reference reckons with, 10 + 5 bps: about the lowest published taker fee of a
   * large venue's entry tier outside the US and Europe.
   */
  PRO(10, 5),

  /**
   * Half the fee and less than half the slippage of {@link #PRO}: an assumption for negotiated fees
   * and orders that are worked, without a published source.
   */
  INSTITUTIONAL(5, 2);

  private final double feeBps;
  private final double slippageBps;

  CostPreset(double feeBps, double slippageBps) {
    this.feeBps = feeBps;
    this.slippageBps = slippageBps;
  }

  /** What an order costs. */
  public Costs costs() {
    return new Costs(feeBps, slippageBps);
  }

  /** As it is typed: {@code retail}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
