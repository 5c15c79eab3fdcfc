package com.iteradynamics.research;

import java.util.Locale;

/** Costs by who pays them. */
public enum CostPreset {
  /** A small account in the United States at Coinbase. */
  RETAIL(
      50,
      90,
      5,
      "Coinbase's first US tier since 2026-09-16, as a secondary source has it; the slippage is"
          + " assumed."),

  /** A small account in the EU, the United Kingdom or Canada at Coinbase. */
  RETAIL_EU(
      25,
      50,
      5,
      "Coinbase's first tier in the EU, the UK and Canada, as a secondary source has it; the"
          + " slippage is assumed."),

  /** A small account in the rest of the world at Coinbase. */
  RETAIL_WORLD(
      9,
      10,
      5,
      "Coinbase's first tier in the rest of the world, as a secondary source has it; the slippage"
          + " is assumed."),

  /** What the Python reference reckons with. */
  PRO(
      10,
      10,
      5,
      "What the Python reference assumes, 10 + 5 bps, whoever takes or makes the price."),

  /** Negotiated fees and orders that are worked. */
  INSTITUTIONAL(2, 5, 2, "An assumption for negotiated fees and worked orders, without a source.");

  private final Costs costs;
  private final String source;

  CostPreset(double makerBps, double takerBps, double slippageBps, String source) {
    this.costs = new Costs(makerBps, takerBps, slippageBps);
    this.source = source;
  }

  /** What an order costs. */
  public Costs costs() {
    return costs;
  }

  /** Where its numbers come from, in a sentence. */
  public String source() {
    return source;
  }

  /** As it is typed: {@code retail-eu}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
