package com.iteradynamics.research;

import com.iteradynamics.order.FeeSchedule;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * Costs by who pays them. The fees of Coinbase are those that a secondary source has of its
 * announcement; slippage is the paper venue's, an assumption everywhere.
 */
public enum CostPreset {
  /** A small account in the United States at Coinbase. */
  RETAIL(50, 90, 5, "Coinbase's first US tier since 2026-09-16."),

  /** A small account in the EU, the United Kingdom or Canada at Coinbase. */
  RETAIL_EU(25, 50, 5, "Coinbase's first tier in the EU, the UK and Canada."),

  /** A small account in the rest of the world at Coinbase. */
  RETAIL_WORLD(9, 10, 5, "Coinbase's first tier in the rest of the world."),

  /** What the Python reference assumes. */
  PRO(10, 10, 5, "What the Python reference assumes."),

  /** Negotiated fees and orders that are worked. */
  INSTITUTIONAL(2, 5, 2, "An assumption, without a source.");

  private final double makerBps;
  private final double takerBps;
  private final double slippageBps;
  private final String source;

  CostPreset(double makerBps, double takerBps, double slippageBps, String source) {
    this.makerBps = makerBps;
    this.takerBps = takerBps;
    this.slippageBps = slippageBps;
    this.source = source;
  }

  /** What an order costs. */
  public Costs costs() {
    return new Costs(makerBps, takerBps, slippageBps);
  }

  /** The rates of both sides. */
  public FeeSchedule fees() {
    return FeeSchedule.preset(word(), fraction(makerBps), fraction(takerBps));
  }

  private static BigDecimal fraction(double bps) {
    return new BigDecimal(Double.toString(bps)).movePointLeft(4).stripTrailingZeros();
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
